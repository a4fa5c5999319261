package dev.cimon.engine.control;

import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.SlackUser;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An environment that is kept for one person: only what they deploy by hand goes there.
 *
 * @param workspace of the owner; ids of users mean nothing in another
 * @param until absent where it stays until somebody takes it away
 */
public record Lock(
        EnvironmentName environment,
        String workspace,
        SlackUser owner,
        @Nullable String reason,
        Instant since,
        @Nullable Instant until) {

    public boolean inForce(Instant now) {
        return until == null || now.isBefore(until);
    }

    public boolean heldBy(@Nullable SlackUser person) {
        return person != null && person.id().equals(owner.id());
    }
}

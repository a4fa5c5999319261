package dev.cimon.engine.control;

import dev.cimon.events.reference.SlackUser;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Nothing of the project is deployed.
 *
 * @param until absent where it lasts until somebody ends it
 */
public record Freeze(
        SlackUser by,
        @Nullable String reason,
        Instant since,
        @Nullable Instant until) {

    public boolean inForce(Instant now) {
        return until == null || now.isBefore(until);
    }
}

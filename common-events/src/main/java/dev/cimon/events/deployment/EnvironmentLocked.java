package dev.cimon.events.deployment;

import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.SlackUser;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An environment is kept for one person: only what they deploy by hand goes there.
 *
 * @param until absent where it stays until somebody takes it away
 * @param takenFrom whose lock it takes the place of, if there was another's
 */
public record EnvironmentLocked(
        RepositoryName repository,
        EnvironmentName environment,
        @Nullable String reason,
        @Nullable Instant until,
        @Nullable SlackUser takenFrom,
        SlackUser by)
        implements DecisionEvent {

    @Override
    public String partitionKey() {
        return repository.toString();
    }
}

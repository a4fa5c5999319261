package dev.cimon.events.deployment;

import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.SlackUser;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Nothing of a project is deployed any more.
 *
 * @param until absent where it lasts until somebody ends it
 */
public record ProjectFrozen(
        RepositoryName repository,
        @Nullable String reason,
        @Nullable Instant until,
        SlackUser by) implements DecisionEvent {

    @Override
    public String partitionKey() {
        return repository.toString();
    }
}

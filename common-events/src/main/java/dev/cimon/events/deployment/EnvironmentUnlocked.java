package dev.cimon.events.deployment;

import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.SlackUser;
import org.jspecify.annotations.Nullable;

/**
 * An environment is open to everybody again.
 *
 * @param by absent where the time of the lock was over
 */
public record EnvironmentUnlocked(
        RepositoryName repository,
        EnvironmentName environment,
        SlackUser owner,
        @Nullable SlackUser by) implements DecisionEvent {

    @Override
    public String partitionKey() {
        return repository.toString();
    }
}

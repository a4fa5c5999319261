package dev.cimon.events.deployment;

import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.SlackUser;
import org.jspecify.annotations.Nullable;

/**
 * A project is deployed again.
 *
 * @param by absent where the time of the freeze was over
 */
public record ProjectThawed(
        RepositoryName repository, @Nullable SlackUser by) implements DecisionEvent {

    @Override
    public String partitionKey() {
        return repository.toString();
    }
}

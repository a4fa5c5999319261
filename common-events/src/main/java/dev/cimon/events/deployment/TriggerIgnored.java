package dev.cimon.events.deployment;

import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.Revision;

/**
 * Something happened on GitHub that would have been deployed, had nobody said that it should not.
 *
 * @param reason in words
 */
public record TriggerIgnored(
        RepositoryName repository, EnvironmentName environment, String gitRef, Revision revision, String reason)
        implements DecisionEvent {

    @Override
    public String partitionKey() {
        return repository.toString();
    }
}

package dev.cimon.events.deployment;

import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.SlackUser;

/** A channel was released from its repository. */
public record ProjectReset(RepositoryName repository, ChannelRef channel, SlackUser by) implements DecisionEvent {

    @Override
    public String partitionKey() {
        return repository.toString();
    }
}

package dev.cimon.events.deployment;

import dev.cimon.events.reference.SlackUser;

/** A person withdrew their GitHub login. Key: workspace/user. */
public record PersonUnlinked(String workspace, SlackUser user, String login) implements DecisionEvent {

    @Override
    public String partitionKey() {
        return workspace + "/" + user.id();
    }
}

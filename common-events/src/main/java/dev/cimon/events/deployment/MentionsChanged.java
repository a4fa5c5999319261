package dev.cimon.events.deployment;

import dev.cimon.events.reference.SlackUser;

/** A person said whether they want to be mentioned. Key: workspace/user. */
public record MentionsChanged(String workspace, SlackUser user, boolean wanted) implements DecisionEvent {

    @Override
    public String partitionKey() {
        return workspace + "/" + user.id();
    }
}

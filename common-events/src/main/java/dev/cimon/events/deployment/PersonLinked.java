package dev.cimon.events.deployment;

import dev.cimon.events.reference.SlackUser;

/** A person in Slack said which GitHub login is theirs. Key: workspace/user. */
public record PersonLinked(String workspace, SlackUser user, String login) implements DecisionEvent {

    @Override
    public String partitionKey() {
        return workspace + "/" + user.id();
    }
}

package dev.cimon.events.deployment;

import dev.cimon.events.reference.SlackUser;
import org.jspecify.annotations.Nullable;

/**
 * A person in Slack said, or proved, which GitHub login is theirs. Key: workspace/user.
 *
 * @param account GitHub's id of the account where they have proved it; absent where there is only their word
 */
public record PersonLinked(
        String workspace,
        SlackUser user,
        String login,
        @Nullable Long account) implements DecisionEvent {

    @Override
    public String partitionKey() {
        return workspace + "/" + user.id();
    }
}

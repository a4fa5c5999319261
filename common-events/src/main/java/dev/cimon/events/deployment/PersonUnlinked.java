package dev.cimon.events.deployment;

import dev.cimon.events.reference.SlackUser;
import org.jspecify.annotations.Nullable;

/**
 * A person has their GitHub login no more. Key: workspace/user.
 *
 * @param provenBy who has proved on GitHub that it is theirs; absent where the person has withdrawn it
 */
public record PersonUnlinked(
        String workspace,
        SlackUser user,
        String login,
        @Nullable SlackUser provenBy) implements DecisionEvent {

    @Override
    public String partitionKey() {
        return workspace + "/" + user.id();
    }
}

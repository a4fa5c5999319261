package dev.cimon.events.github;

import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.SlackUser;
import org.jspecify.annotations.Nullable;

/**
 * Somebody in Slack has shown, by logging in at GitHub, which account is theirs.
 *
 * @param repository of the channel
 * @param channel in which they said that they would
 * @param account GitHub's id of the account, which stays when its login changes
 */
public record AccountProven(RepositoryName repository, ChannelRef channel, SlackUser user, String login, long account)
        implements GitHubEvent {

    @Override
    public @Nullable Long installation() {
        return null;
    }
}

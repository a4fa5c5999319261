package dev.cimon.events.audit;

import dev.cimon.events.reference.SlackUser;
import org.jspecify.annotations.Nullable;

/**
 * Who has caused something.
 *
 * @param workspace in which the Slack user is, where it was done in Slack
 * @param user absent where it was done on GitHub
 * @param login on GitHub, where known
 */
public record Actor(
        @Nullable String workspace,
        @Nullable SlackUser user,
        @Nullable String login) {}

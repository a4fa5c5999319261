package dev.cimon.events.slack;

import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.MessageKey;

/**
 * Slack refused the message for good.
 *
 * @param reason Slack's own error code, such as {@code channel_not_found}
 */
public record MessageFailed(MessageKey key, ChannelRef channel, long version, String reason) implements SlackResult {

    @Override
    public String partitionKey() {
        return channel.toString();
    }
}

package dev.cimon.events.slack;

import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.MessageKey;

/** Slack shows this version of the message. */
public record MessageShown(MessageKey key, ChannelRef channel, long version, String ts) implements SlackResult {

    @Override
    public String partitionKey() {
        return channel.toString();
    }
}

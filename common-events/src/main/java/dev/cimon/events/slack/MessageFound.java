package dev.cimon.events.slack;

import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.MessageKey;

/** A message whose posting was never answered was found in its channel, by its metadata. */
public record MessageFound(MessageKey key, ChannelRef channel, long version, String ts) implements SlackResult {

    @Override
    public String partitionKey() {
        return channel.toString();
    }
}

package dev.cimon.events.slack;

import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.SlackUser;

/** A person reacted to a message with an emoji. */
public record ReactionAdded(ChannelRef channel, SlackUser user, String reaction, String messageTs)
        implements SlackEvent {

    @Override
    public String partitionKey() {
        return channel.toString();
    }
}

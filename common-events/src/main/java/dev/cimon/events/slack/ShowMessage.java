package dev.cimon.events.slack;

import dev.cimon.events.content.Content;
import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.MessageKey;
import org.jspecify.annotations.Nullable;

/**
 * Make the one message about {@code key} in this channel show this content.
 *
 * @param version grows with every change; an older version never replaces a newer one
 * @param thread the message in whose thread this one stands, when given
 */
public record ShowMessage(
        MessageKey key,
        ChannelRef channel,
        long version,
        Content content,
        @Nullable MessageKey thread) implements SlackCommand {

    @Override
    public String partitionKey() {
        return channel.toString();
    }
}

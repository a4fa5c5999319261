package dev.cimon.events.slack;

import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.SlackUser;
import org.jspecify.annotations.Nullable;

/** A person addressed the bot by name. */
public record BotMentioned(
        ChannelRef channel,
        SlackUser user,
        String text,
        String ts,
        @Nullable String threadTs) implements SlackEvent {

    @Override
    public String partitionKey() {
        return channel.toString();
    }
}

package dev.cimon.events.slack;

import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.SlackUser;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A button on one of our messages was pressed. */
public record ButtonPressed(
        ChannelRef channel,
        SlackUser user,
        String action,
        @Nullable String value,
        @Nullable String messageTs,
        String triggerId,
        URI responseUrl)
        implements SlackEvent {

    @Override
    public String partitionKey() {
        return channel.toString();
    }
}

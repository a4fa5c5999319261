package dev.cimon.events.slack;

import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.SlackUser;
import java.net.URI;

/**
 * A slash command, as typed.
 *
 * @param command the command word with its slash
 * @param text what follows it, untouched
 * @param triggerId opens a modal for three seconds (Slack, "Handling user interaction")
 * @param responseUrl takes up to five answers within thirty minutes
 */
public record CommandEntered(
        ChannelRef channel, SlackUser user, String command, String text, String triggerId, URI responseUrl)
        implements SlackEvent {

    @Override
    public String partitionKey() {
        return channel.toString();
    }
}

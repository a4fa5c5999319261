package dev.cimon.events.slack;

import dev.cimon.events.content.Content;
import dev.cimon.events.content.Modal;
import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.SlackUser;
import java.net.URI;

/**
 * Open a form for the person who typed a command or pressed a button.
 *
 * @param modalId the same form asked for twice is opened once
 * @param triggerId Slack's permission to open it, good for three seconds and one use
 * @param callbackId comes back in {@code ModalSubmitted}
 * @param privateMetadata comes back in {@code ModalSubmitted}; at most 3,000 characters
 * @param tooLate what the person reads at {@code responseUrl} when the form could not be opened
 */
public record OpenModal(
        String modalId,
        ChannelRef channel,
        SlackUser user,
        String triggerId,
        String callbackId,
        String privateMetadata,
        Modal modal,
        URI responseUrl,
        Content tooLate)
        implements SlackCommand {

    @Override
    public String partitionKey() {
        return channel.toString();
    }
}

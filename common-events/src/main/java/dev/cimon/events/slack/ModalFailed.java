package dev.cimon.events.slack;

import dev.cimon.events.reference.ChannelRef;

/** The form could not be opened. */
public record ModalFailed(String modalId, ChannelRef channel, String reason) implements SlackResult {

    @Override
    public String partitionKey() {
        return channel.toString();
    }
}

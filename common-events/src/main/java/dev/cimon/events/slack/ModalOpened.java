package dev.cimon.events.slack;

import dev.cimon.events.reference.ChannelRef;

/** The person has the form before them. */
public record ModalOpened(String modalId, ChannelRef channel) implements SlackResult {

    @Override
    public String partitionKey() {
        return channel.toString();
    }
}

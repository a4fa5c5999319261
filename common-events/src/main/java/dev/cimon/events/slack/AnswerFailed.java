package dev.cimon.events.slack;

import dev.cimon.events.reference.ChannelRef;

/** The answer could not be given. */
public record AnswerFailed(String answerId, ChannelRef channel, String reason) implements SlackResult {

    @Override
    public String partitionKey() {
        return channel.toString();
    }
}

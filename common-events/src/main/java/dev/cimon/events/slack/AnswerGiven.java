package dev.cimon.events.slack;

import dev.cimon.events.reference.ChannelRef;

/** The person has the answer. */
public record AnswerGiven(String answerId, ChannelRef channel) implements SlackResult {

    @Override
    public String partitionKey() {
        return channel.toString();
    }
}

package dev.cimon.events.slack;

import dev.cimon.events.content.Content;
import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.SlackUser;
import java.net.URI;

/**
 * Answer the person who typed a command or pressed a button; only they see it.
 *
 * @param answerId the same answer asked for twice is given once
 * @param replaceOriginal put it in the place of the message the button was on
 */
public record AnswerPerson(
        String answerId, ChannelRef channel, SlackUser user, URI responseUrl, boolean replaceOriginal, Content content)
        implements SlackCommand {

    @Override
    public String partitionKey() {
        return channel.toString();
    }
}

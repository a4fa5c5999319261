package dev.cimon.engine.decide;

import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.SlackUser;
import java.net.URI;

/**
 * The person who waits for an answer.
 *
 * @param answerId the same answer is given once
 */
public record ReplyTo(ChannelRef channel, SlackUser user, URI responseUrl, String answerId) {}

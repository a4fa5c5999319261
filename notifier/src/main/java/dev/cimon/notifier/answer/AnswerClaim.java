package dev.cimon.notifier.answer;

import dev.cimon.events.reference.ChannelRef;
import dev.cimon.notifier.stored.StoredContent;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An answer to give, and the right to do so until the lease ends.
 *
 * @param expired whether its address is no longer of use
 * @param askedAt when the engine gave it
 * @param attempts including this one
 * @param eventId the command that asks for it
 */
record AnswerClaim(
        String owner,
        String answerId,
        ChannelRef channel,
        URI responseUrl,
        boolean replaceOriginal,
        StoredContent content,
        boolean expired,
        Instant askedAt,
        int attempts,
        String eventId,
        @Nullable String traceparent) {

    /** Without the address. */
    @Override
    public String toString() {
        return "answer " + answerId + ", attempt " + attempts;
    }
}

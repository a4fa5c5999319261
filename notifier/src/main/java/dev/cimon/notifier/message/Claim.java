package dev.cimon.notifier.message;

import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.MessageKey;
import dev.cimon.notifier.slack.MessageTag;
import dev.cimon.notifier.stored.StoredContent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message to draw, and the right to do so until the lease of its channel ends.
 *
 * @param ts null as long as Slack does not have the message, as far as we know
 * @param shownHash of the drawing that Slack shows, where it is known
 * @param threadTs of the message in whose thread it stands
 * @param threadFailed whether that message will never be shown
 * @param earlierPost when a post began whose outcome is unknown
 * @param attempts including this one
 * @param eventId the command that asks for this version
 * @param wantedAt when that was, where it is known
 */
record Claim(
        String owner,
        MessageId id,
        long version,
        StoredContent content,
        @Nullable String ts,
        @Nullable String shownHash,
        @Nullable String threadTs,
        boolean threadFailed,
        @Nullable Instant earlierPost,
        int attempts,
        String eventId,
        @Nullable String traceparent,
        @Nullable Instant wantedAt) {

    String channel() {
        return id.channel();
    }

    ChannelRef channelRef() {
        return id.channelRef();
    }

    MessageKey key() {
        return id.key();
    }

    MessageTag tag() {
        return new MessageTag(key(), version);
    }

    String resultId(long ofVersion, String what) {
        return id.channelRef() + "/" + id.messageKey() + "/" + ofVersion + "/" + what;
    }
}

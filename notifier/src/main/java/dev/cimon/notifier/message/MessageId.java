package dev.cimon.notifier.message;

import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.MessageKey;
import jakarta.persistence.Embeddable;

/** One message exists per key and channel. */
@Embeddable
record MessageId(String workspace, String channel, String messageKey) {

    ChannelRef channelRef() {
        return new ChannelRef(workspace, channel);
    }

    MessageKey key() {
        return new MessageKey(messageKey);
    }

    ChannelId channelId() {
        return new ChannelId(workspace, channel);
    }

    MessageId inTheSameChannel(String otherKey) {
        return new MessageId(workspace, channel, otherKey);
    }
}

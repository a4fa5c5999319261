package dev.cimon.notifier.slack;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.slack.api.model.Message;
import dev.cimon.events.reference.MessageKey;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What we write into a message's metadata, by which it is found again
 * (<a href="https://docs.slack.dev/messaging/message-metadata">message metadata</a>).
 */
public record MessageTag(MessageKey key, long version) {

    private static final String EVENT_TYPE = "cimon_message";

    String asMetadata() {
        ObjectNode metadata = JsonNodeFactory.instance.objectNode().put("event_type", EVENT_TYPE);
        metadata.putObject("event_payload").put("key", key.key()).put("version", version);
        return metadata.toString();
    }

    static Optional<MessageTag> in(Message.@Nullable Metadata metadata) {
        if (metadata == null || !EVENT_TYPE.equals(metadata.getEventType()) || metadata.getEventPayload() == null) {
            return Optional.empty();
        }
        Map<String, Object> payload = metadata.getEventPayload();
        return payload.get("key") instanceof String key && payload.get("version") instanceof Number version
                ? Optional.of(new MessageTag(new MessageKey(key), version.longValue()))
                : Optional.empty();
    }
}

package dev.cimon.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.webhook.Payload;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What comes over the WebSocket (<a href="https://docs.slack.dev/apis/events-api/using-socket-mode/">Socket Mode</a>):
 * {@code hello}, {@code disconnect}, and what would otherwise be posted, in its payload.
 *
 * @param reason why Slack is going to disconnect
 */
record SocketEnvelope(
        @Nullable String type,
        @Nullable String envelopeId,
        @Nullable String reason,
        @Nullable JsonNode payload) {

    static SocketEnvelope read(String text) {
        return Payload.json(text, SocketEnvelope.class);
    }

    String kind() {
        return Payload.present(type, "type");
    }

    String id() {
        return Payload.id(envelopeId, "envelope_id");
    }

    <T> T payload(Class<T> shape) {
        return Payload.json(Payload.present(payload, "payload").toString(), shape);
    }

    /** The fields of a command, which are the same as those of the form that is posted otherwise. */
    Map<String, String> form() {
        Map<String, String> fields = new HashMap<>();
        Payload.present(payload, "payload")
                .properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asText()));
        return fields;
    }

    /** How Slack is told that Kafka has it. */
    static String acknowledging(String id, @Nullable Object answer) {
        String payload = answer == null ? "" : ",\"payload\":" + answer;
        return "{\"envelope_id\":\"" + id.replaceAll("[\"\\\\]", "") + "\"" + payload + "}";
    }
}

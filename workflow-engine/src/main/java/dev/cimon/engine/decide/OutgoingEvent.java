package dev.cimon.engine.decide;

import dev.cimon.events.EncodedEvent;
import dev.cimon.events.EventCodec;
import dev.cimon.events.EventEnvelope;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An event ready to be published, in a form that can be stored. */
public record OutgoingEvent(String topic, String key, Map<String, String> headers, String json) {

    public OutgoingEvent {
        headers = Map.copyOf(headers);
    }

    public static OutgoingEvent of(EventEnvelope<?> envelope) {
        EncodedEvent encoded = EventCodec.encode(envelope);
        String json = new String(encoded.value(), StandardCharsets.UTF_8);
        return new OutgoingEvent(encoded.topic(), encoded.key(), encoded.headers(), json);
    }

    public EncodedEvent encoded() {
        return new EncodedEvent(topic, key, headers, json.getBytes(StandardCharsets.UTF_8));
    }
}

package dev.cimon.engine.decide;

import dev.cimon.events.EncodedEvent;
import dev.cimon.events.Event;
import dev.cimon.events.EventCodec;
import dev.cimon.events.EventEnvelope;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An event in a form that can be stored: ready to be published, or to be decided about once more. */
public record OutgoingEvent(String topic, String key, Map<String, String> headers, String json) {

    public OutgoingEvent {
        headers = Map.copyOf(headers);
    }

    public static OutgoingEvent of(EventEnvelope<?> envelope) {
        EncodedEvent encoded = EventCodec.encode(envelope);
        String json = new String(encoded.value(), StandardCharsets.UTF_8);
        return new OutgoingEvent(encoded.topic(), encoded.key(), encoded.headers(), json);
    }

    public EventEnvelope<Event> envelope() {
        return EventCodec.decode(headers, encoded().value());
    }

    public EncodedEvent encoded() {
        return new EncodedEvent(topic, key, headers, json.getBytes(StandardCharsets.UTF_8));
    }
}

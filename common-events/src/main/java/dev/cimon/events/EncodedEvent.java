package dev.cimon.events;

import java.util.Map;
import java.util.Objects;

/** An event as it goes on Kafka. */
@SuppressWarnings("ArrayRecordComponent") // never compared: it lives between the codec and the producer
public record EncodedEvent(String topic, String key, Map<String, String> headers, byte[] value) {

    public EncodedEvent {
        headers = Map.copyOf(headers);
    }

    /** The CloudEvents type. */
    public String type() {
        return Objects.requireNonNull(headers.get("ce_type"), "every event has a type");
    }
}

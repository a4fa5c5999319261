package dev.cimon.bus;

import dev.cimon.events.Event;
import dev.cimon.events.EventCodec;
import dev.cimon.events.EventEnvelope;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/** Reads a Kafka record as an event. */
public final class EventReader {

    private EventReader() {}

    /**
     * The event in this record.
     *
     * @throws dev.cimon.events.MalformedEvent if the record is not one of our events
     */
    public static EventEnvelope<Event> read(ConsumerRecord<String, byte[]> received) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : received.headers()) {
            if (header.value() != null) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
        return EventCodec.decode(headers, received.value());
    }
}

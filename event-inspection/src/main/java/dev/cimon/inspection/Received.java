package dev.cimon.inspection;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.events.Event;
import dev.cimon.events.EventCodec;
import dev.cimon.events.EventEnvelope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;

/** A record as it stands on a topic. Nothing in it is taken for granted: any part can be missing or rubbish. */
record Received(ConsumerRecord<byte[], byte[]> bytes) {

    TopicPartition partition() {
        return new TopicPartition(bytes.topic(), bytes.partition());
    }

    long offset() {
        return bytes.offset();
    }

    /** As Kafka itself writes a place: {@code cimon.github.events-3@17}. */
    String place() {
        return partition() + "@" + offset();
    }

    Optional<String> key() {
        return Optional.ofNullable(bytes.key()).map(Received::text);
    }

    Optional<String> value() {
        return Optional.ofNullable(bytes.value()).map(Received::text);
    }

    /** The header as our events have it: of several with this name the last one counts. */
    Optional<String> header(String name) {
        return Optional.ofNullable(bytes.headers().lastHeader(name))
                .map(Header::value)
                .map(Received::text);
    }

    /** The first header with this name. */
    Optional<String> firstHeader(String name) {
        for (Header header : bytes.headers().headers(name)) {
            return Optional.ofNullable(header.value()).map(Received::text);
        }
        return Optional.empty();
    }

    /** When Kafka, or who wrote it, says that it was written. */
    Instant written() {
        return Instant.ofEpochMilli(bytes.timestamp());
    }

    /** When it happened; when it was written, if it does not say. */
    Instant happened() {
        try {
            return header("ce_time").map(Instant::parse).orElseGet(this::written);
        } catch (DateTimeParseException rubbish) {
            return written();
        }
    }

    Optional<JsonNode> json() {
        if (bytes.value() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(EventCodec.json().readTree(bytes.value())).filter(JsonNode::isContainerNode);
        } catch (IOException notJson) {
            return Optional.empty();
        }
    }

    /** Whether those who consume our topics can read it as an event. */
    boolean readable() {
        return event().isPresent();
    }

    /** As those who consume our topics read it; empty where they cannot. */
    Optional<EventEnvelope<Event>> event() {
        Map<String, String> headers = new HashMap<>();
        for (Header header : bytes.headers()) {
            if (header.value() != null) {
                headers.put(header.key(), text(header.value()));
            }
        }
        try {
            return Optional.of(EventCodec.decode(headers, bytes.value())).filter(event -> event.data() != null);
        } catch (RuntimeException unreadable) { // whatever it is that the codec cannot digest, no consumer can
            return Optional.empty();
        }
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

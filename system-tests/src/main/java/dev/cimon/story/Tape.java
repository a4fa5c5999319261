package dev.cimon.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Everything written to some topics, read as any stranger's consumer would. */
public final class Tape implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ObjectMapper json = new ObjectMapper();
    private final KafkaConsumer<String, byte[]> consumer;
    private final List<Entry> entries = new ArrayList<>();

    /**
     * One event.
     *
     * @param cause id of the event that led to it, empty where none did
     * @param said when its sender says that it happened
     * @param written when its sender gave it to Kafka
     */
    public record Entry(String id, String type, String cause, Instant said, Instant written, JsonNode data) {

        /** @param name without the prefix and the version, for example {@code slack.show-message} */
        public boolean is(String name) {
            return type.equals("dev.cimon." + name + ".v1");
        }
    }

    /** What was written before it was opened as well. */
    public static Tape fromBeginning(String brokers, Collection<String> topics) {
        Tape tape = new Tape(brokers, topics);
        tape.consumer.seekToBeginning(tape.consumer.assignment());
        return tape;
    }

    /** Since now. */
    Tape(String brokers, Collection<String> topics) {
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers, "enable.auto.commit", "false"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> consumer.partitionsFor(topic, PATIENCE).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(partition -> consumer.position(partition, PATIENCE));
    }

    /** All events that have been written so far, without what is none: anybody may write to a topic. */
    public List<Entry> read() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment(), PATIENCE);
        Instant end = Instant.now().plus(PATIENCE);
        while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("The topics could not be read to their ends.");
            }
            consumer.poll(Duration.ofMillis(100))
                    .forEach(received -> entry(received).ifPresent(entries::add));
        }
        return List.copyOf(entries);
    }

    private Optional<Entry> entry(ConsumerRecord<String, byte[]> received) {
        if (received.value() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Entry(
                    header(received, "ce_id"),
                    header(received, "ce_type"),
                    header(received, "ce_causationid"),
                    Instant.parse(header(received, "ce_time")),
                    Instant.ofEpochMilli(received.timestamp()),
                    json.readTree(received.value())));
        } catch (IOException | DateTimeParseException malformed) {
            return Optional.empty();
        }
    }

    private static String header(ConsumerRecord<String, byte[]> received, String name) {
        Header header = received.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        consumer.close();
    }
}

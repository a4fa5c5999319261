package dev.cimon.throughput;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes the events that gateways would write, and hears what the engine says. */
final class Wire implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ObjectMapper json = new ObjectMapper();
    private final String brokers;
    private final KafkaProducer<String, byte[]> producer;

    Wire(String brokers) {
        this.brokers = brokers;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", brokers, "acks", "all", "linger.ms", "0"),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** An event as it stands on a topic. */
    record Heard(String type, String cause, JsonNode data) {

        /** @param name without the prefix and the version, for example {@code slack.show-message} */
        boolean is(String name) {
            return type.equals("dev.cimon." + name + ".v1");
        }
    }

    /** Ends when it is closed. */
    record Listening(Thread hearing) implements AutoCloseable {
        @Override
        public void close() {
            hearing.interrupt();
        }
    }

    /**
     * Does not wait until it is written.
     *
     * @param source the load that it belongs to
     */
    void say(Said said, String source, String id) {
        ProducerRecord<String, byte[]> written = new ProducerRecord<>(
                said.topic(), said.key(), said.data().toString().getBytes(StandardCharsets.UTF_8));
        Map.of(
                        "ce_specversion",
                        "1.0",
                        "ce_id",
                        id,
                        "ce_source",
                        source,
                        "ce_type",
                        "dev.cimon." + said.type() + ".v1",
                        "ce_time",
                        Instant.now().toString(),
                        "ce_subject",
                        said.key(),
                        "content-type",
                        "application/json")
                .forEach((name, value) -> written.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        var _ = producer.send(written);
    }

    /** Returns once all of it is written. */
    void flush() {
        producer.flush();
    }

    /** Hears what is written to this topic from now on, until it is closed. */
    Listening listen(String topic, Consumer<Heard> listener) {
        KafkaConsumer<String, byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", brokers, "enable.auto.commit", "false", "fetch.max.wait.ms", "20"),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic, PATIENCE).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(partition -> consumer.position(partition, PATIENCE));
        Thread hearing = Thread.ofPlatform().daemon().name("hears " + topic).start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                try {
                    consumer.poll(Duration.ofMillis(200))
                            .forEach(received -> heard(received).ifPresent(listener));
                } catch (org.apache.kafka.common.errors.InterruptException closed) {
                    return;
                }
            }
        });
        return new Listening(hearing);
    }

    /** Empty where it is no event: anybody may write to a topic. */
    private Optional<Heard> heard(ConsumerRecord<String, byte[]> received) {
        if (received.value() == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Heard(
                    header(received, "ce_type"), header(received, "ce_causationid"), json.readTree(received.value())));
        } catch (IOException e) {
            throw new UncheckedIOException("not JSON on " + received.topic(), e);
        }
    }

    private static String header(ConsumerRecord<String, byte[]> received, String name) {
        Header header = received.headers().lastHeader(name);
        return header == null || header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        producer.close(PATIENCE);
    }
}

package dev.cimon.system;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cimon.process.Deployed;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** What is on the topics of the shared system, read as any stranger's consumer would. */
final class Records {

    private Records() {}

    /** Everything that has been written to the topic so far; in order within each partition. */
    static List<ConsumerRecord<String, byte[]>> on(String topic) {
        return on(Shared.system(), topic);
    }

    /** The same of another system. */
    static List<ConsumerRecord<String, byte[]>> on(Deployed system, String topic) {
        Map<String, Object> settings = Map.of("bootstrap.servers", system.brokers());
        try (KafkaConsumer<String, byte[]> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, byte[]>> found = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(200)).forEach(found::add);
            }
            return found;
        }
    }

    static Optional<String> header(ConsumerRecord<String, byte[]> event, String name) {
        return Optional.ofNullable(event.headers().lastHeader(name))
                .map(Header::value)
                .map(value -> new String(value, UTF_8));
    }
}

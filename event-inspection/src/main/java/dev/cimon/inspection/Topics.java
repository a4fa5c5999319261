package dev.cimon.inspection;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads topics as bytes, so that nothing that stands there can keep the rest from being read. Commits no offsets and
 * joins no group: looking changes nothing. Used by one thread.
 */
final class Topics implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;

    private Topics(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    static Topics on(Cluster cluster) {
        Map<String, Object> settings = new HashMap<>(cluster.settings());
        settings.keySet().retainAll(ConsumerConfig.configNames());
        settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new Topics(new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer()));
    }

    /** The partitions of those topics that exist. */
    List<TopicPartition> partitionsOf(Collection<String> names) {
        return names.stream()
                .flatMap(name -> consumer.partitionsFor(name).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
    }

    /** Reads everything that stands there now. Records of different partitions come in no particular order. */
    void readAll(Collection<TopicPartition> partitions, Consumer<Received> each) {
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        readTo(ends, each);
    }

    private void readTo(Map<TopicPartition, Long> ends, Consumer<Received> each) {
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            poll().forEach(record -> each.accept(new Received(record)));
        }
    }

    /** Reads everything that stands there now and was not written before this moment, as far as Kafka knows. */
    void readFrom(Collection<TopicPartition> partitions, Instant moment, Consumer<Received> each) {
        consumer.assign(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, moment.toEpochMilli()));
        consumer.offsetsForTimes(times)
                .forEach((partition, first) ->
                        consumer.seek(partition, first == null ? ends.getOrDefault(partition, 0L) : first.offset()));
        readTo(ends, each);
    }

    /** From now on reads what is written there, not what stands there already. */
    void startAtEnd(Collection<TopicPartition> partitions) {
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** Hands on what comes, waiting for it, for as long as that goes on; after each wait even if nothing came. */
    void follow(BooleanSupplier goesOn, Consumer<Received> each) {
        while (goesOn.getAsBoolean()) {
            poll().forEach(record -> each.accept(new Received(record)));
        }
    }

    /** The record at this place, if it still is there. */
    Optional<Received> at(TopicPartition partition, long offset) {
        List<TopicPartition> only = List.of(partition);
        consumer.assign(only);
        if (consumer.beginningOffsets(only).getOrDefault(partition, 0L) > offset) {
            return Optional.empty();
        }
        consumer.seek(partition, offset);
        long end = consumer.endOffsets(only).getOrDefault(partition, 0L);
        while (consumer.position(partition) < end) {
            for (var record : poll()) {
                return Optional.of(new Received(record)).filter(found -> found.offset() == offset);
            }
        }
        return Optional.empty();
    }

    private ConsumerRecords<byte[], byte[]> poll() {
        return consumer.poll(PAUSE);
    }

    @Override
    public void close() {
        consumer.close();
    }
}

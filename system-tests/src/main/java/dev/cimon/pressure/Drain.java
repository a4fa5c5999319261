package dev.cimon.pressure;

import dev.cimon.chaos.Trial;
import dev.cimon.chaos.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Whether all that was accepted has been worked off: nothing unread on the topics, nothing undone in the tables. */
final class Drain {

    private static final List<String> GROUPS = List.of("workflow-engine", "notifier", "notifier-modals");

    private final String brokers;
    private final Trial trial;

    Drain(String brokers, Trial trial) {
        this.brokers = brokers;
        this.trial = trial;
    }

    /** How long it took; empty if it was not done within this time. */
    Optional<Duration> await(Duration limit) {
        Instant began = Instant.now();
        return Waiting.within(
                limit, () -> Optional.of(Duration.between(began, Instant.now())).filter(_ -> left().isEmpty()));
    }

    /** What is left, in words. */
    List<String> left() {
        List<String> left = new ArrayList<>();
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", brokers))) {
            for (String group : GROUPS) {
                long unread = unread(admin, group);
                if (unread > 0) {
                    left.add(group + " has not read " + unread + " events");
                }
            }
        } catch (ExecutionException failure) {
            throw new IllegalStateException("Kafka does not tell what was read.", failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("I was interrupted.", stopped);
        }
        left.addAll(trial.undone());
        return left;
    }

    private static long unread(Admin admin, String group) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> read = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get();
        var ends = admin.listOffsets(read.keySet().stream()
                        .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest())))
                .all()
                .get();
        return read.entrySet().stream()
                .mapToLong(one -> Objects.requireNonNull(ends.get(one.getKey())).offset()
                        - one.getValue().offset())
                .sum();
    }
}

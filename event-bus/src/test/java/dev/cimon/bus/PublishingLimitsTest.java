package dev.cimon.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.junit.jupiter.api.Test;

class PublishingLimitsTest {

    /** A send waits for the topic's metadata first, then for its delivery; tens of milliseconds are left for the rest. */
    @Test
    void aSendEndsWithinTheLimit() {
        Map<String, Object> config = EventPublisher.durableOrNotWithin(Duration.ofSeconds(2));

        assertThat(Stream.of(ProducerConfig.MAX_BLOCK_MS_CONFIG, ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG)
                        .map(config::get)
                        .map(String::valueOf)
                        .mapToInt(Integer::parseInt)
                        .sum())
                .isLessThan(2_000);
    }

    @Test
    void onlyWhatEveryReplicaHasIsPublished() {
        assertThat(EventPublisher.durableOrNotWithin(Duration.ofSeconds(2)))
                .containsEntry(ProducerConfig.ACKS_CONFIG, "all")
                .containsEntry(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    }
}

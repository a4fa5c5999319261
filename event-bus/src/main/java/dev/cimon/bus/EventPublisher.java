package dev.cimon.bus;

import static org.apache.kafka.clients.producer.ProducerConfig.ACKS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.LINGER_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.MAX_BLOCK_MS_CONFIG;
import static org.apache.kafka.clients.producer.ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG;

import dev.cimon.events.EncodedEvent;
import dev.cimon.events.EventCodec;
import dev.cimon.events.EventEnvelope;
import dev.cimon.events.Topic;
import dev.cimon.metric.Meters;
import dev.cimon.metric.Metric;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Puts events on their topics. It is a plain producer rather than a messaging channel, because a channel queues while
 * Kafka is away and would publish what its caller was told had failed (docs/adr/0008).
 */
@ApplicationScoped
public class EventPublisher {

    private static final Logger LOG = Logger.getLogger(EventPublisher.class);

    private final KafkaProducer<String, byte[]> producer;
    private final Meters meters;

    EventPublisher(
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "cimon.publish-within", defaultValue = "2s") Duration within,
            Meters meters) {
        this.meters = meters;
        Map<String, Object> config = new HashMap<>(kafka);
        config.keySet().retainAll(ProducerConfig.configNames());
        config.putAll(durableOrNotWithin(within));
        this.producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /** What makes a send be acknowledged by every replica in sync, or fail, before a caller has waited so long. */
    static Map<String, Object> durableOrNotWithin(Duration limit) {
        int millis = Math.toIntExact(limit.toMillis());
        return Map.of(
                ACKS_CONFIG,
                "all",
                ENABLE_IDEMPOTENCE_CONFIG,
                true,
                LINGER_MS_CONFIG,
                0,
                MAX_BLOCK_MS_CONFIG,
                millis / 4,
                REQUEST_TIMEOUT_MS_CONFIG,
                millis / 2,
                DELIVERY_TIMEOUT_MS_CONFIG,
                millis * 13 / 20);
    }

    /** Connects before the service is ready, so that the first event is not the slowest. */
    void onStart(@Observes @Priority(2) StartupEvent started) {
        try {
            for (Topic topic : Topic.values()) {
                producer.partitionsFor(topic.topicName());
            }
        } catch (KafkaException away) {
            LOG.debugf("Kafka is away at the start: %s", away.getMessage());
        }
    }

    /**
     * Completes when every in-sync replica of the topic has the event. Fails within two seconds, unless
     * {@code cimon.publish-within} says otherwise, when that did not happen; the event may have been written all the same,
     * so publish it again with the same id.
     */
    public Uni<Void> publish(EventEnvelope<?> envelope) {
        return publish(EventCodec.encode(envelope));
    }

    /** As {@link #publish(EventEnvelope)}, for an event that is encoded already. */
    public Uni<Void> publish(EncodedEvent event) {
        return Uni.createFrom().emitter(waiting -> Thread.startVirtualThread(() -> send(event, waiting)));
    }

    private void send(EncodedEvent event, UniEmitter<? super Void> waiting) {
        ProducerRecord<String, byte[]> published = new ProducerRecord<>(event.topic(), event.key(), event.value());
        event.headers().forEach((name, value) -> published.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        try {
            producer.send(published).get();
            meters.count(Metric.EVENTS_PUBLISHED, event.topic(), event.type());
            waiting.complete(null);
        } catch (ExecutionException failure) {
            waiting.fail(failure.getCause());
        } catch (InterruptedException | RuntimeException failure) {
            waiting.fail(failure);
        }
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(2));
    }
}

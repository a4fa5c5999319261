package dev.cimon.bus;

import dev.cimon.events.EncodedEvent;
import dev.cimon.events.EventCodec;
import dev.cimon.events.EventEnvelope;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;

/** Puts events on their topics. */
@ApplicationScoped
public class EventPublisher {

    private static final Duration PATIENCE = Duration.ofMillis(1_800);

    private final MutinyEmitter<byte[]> emitter;

    EventPublisher(@Channel("events") @OnOverflow(OnOverflow.Strategy.UNBOUNDED_BUFFER) MutinyEmitter<byte[]> emitter) {
        this.emitter = emitter;
    }

    /**
     * Completes when every in-sync replica of the topic has the event. Fails when that did not happen within
     * 1.8 seconds; the event may have been written all the same, so publish it again with the same id.
     */
    public Uni<Void> publish(EventEnvelope<?> envelope) {
        return publish(EventCodec.encode(envelope));
    }

    /** As {@link #publish(EventEnvelope)}, for an event that is encoded already. */
    public Uni<Void> publish(EncodedEvent event) {
        Message<byte[]> message = Message.of(event.value(), Metadata.of(addressOf(event)));
        return emitter.sendMessage(message).ifNoItem().after(PATIENCE).fail();
    }

    private static OutgoingKafkaRecordMetadata<String> addressOf(EncodedEvent event) {
        RecordHeaders headers = new RecordHeaders();
        event.headers().forEach((name, value) -> headers.add(name, value.getBytes(StandardCharsets.UTF_8)));
        return OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(event.topic())
                .withKey(event.key())
                .withHeaders(headers)
                .build();
    }
}

package dev.cimon.bus;

import dev.cimon.events.Event;
import dev.cimon.events.EventEnvelope;
import dev.cimon.events.EventType;
import dev.cimon.events.Topic;
import dev.cimon.metric.Meters;
import dev.cimon.metric.Metric;
import dev.cimon.trace.Traces;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes records as events, and counts what was dealt with and what has to be set aside. */
@ApplicationScoped
public class EventConsumption {

    private final Meters meters;
    private final Traces traces;

    EventConsumption(Meters meters, Traces traces) {
        this.meters = meters;
        this.traces = traces;
    }

    /** Shows these topics' dead letters as 0 from the start. */
    public void expect(Topic... topics) {
        for (Topic topic : topics) {
            meters.expect(Metric.DEAD_LETTERS, topic.topicName());
        }
    }

    /** Completes as the handling does; fails if that fails, or if the record is not one of our events. */
    public Uni<Void> consume(
            ConsumerRecord<String, byte[]> received, Function<EventEnvelope<Event>, Uni<Void>> handling) {
        return Uni.createFrom()
                .deferred(() -> {
                    long began = System.nanoTime();
                    EventEnvelope<Event> envelope = EventReader.read(received);
                    String type = EventType.of(envelope.data()).name();
                    return traces.step("consume " + type, envelope.traceparent(), handling.apply(envelope))
                            .invoke(() -> count(received.topic(), type, began));
                })
                .onFailure(failure -> !(failure instanceof CancellationException))
                .invoke(() -> meters.count(Metric.DEAD_LETTERS, received.topic()));
    }

    private void count(String topic, String type, long began) {
        meters.time(Metric.EVENTS_CONSUMED, Duration.ofNanos(System.nanoTime() - began), topic, type);
    }
}

package dev.cimon.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cimon.events.EventCodec;
import dev.cimon.events.EventEnvelope;
import dev.cimon.events.MalformedEvent;
import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.slack.AnswerGiven;
import dev.cimon.metric.Meters;
import dev.cimon.trace.Traces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class EventConsumptionTest {

    private static final String TOPIC = "cimon.slack.results";

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final EventConsumption events = new EventConsumption(new Meters(registry), Traces.off());

    @Test
    void countsWhatWasDealtWith() {
        events.consume(answerGiven(), _ -> Uni.createFrom().voidItem()).await().indefinitely();

        assertThat(registry.get("cimon.events.consumed")
                        .tag("topic", TOPIC)
                        .tag("type", "dev.cimon.slack.answer-given.v1")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void countsWhatHasToBeSetAside() {
        ConsumerRecord<String, byte[]> garbage =
                new ConsumerRecord<>(TOPIC, 0, 0, "key", "{".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> events.consume(garbage, _ -> Uni.createFrom().voidItem())
                        .await()
                        .indefinitely())
                .isInstanceOf(MalformedEvent.class);
        assertThatThrownBy(() -> events.consume(
                                answerGiven(), _ -> Uni.createFrom().failure(new IllegalStateException("a defect")))
                        .await()
                        .indefinitely())
                .hasMessage("a defect");

        assertThat(setAside()).isEqualTo(2);
    }

    @Test
    void countsNothingThatAStopInterrupts() {
        assertThatThrownBy(() -> events.consume(
                                answerGiven(), _ -> Uni.createFrom().failure(new CancellationException()))
                        .await()
                        .indefinitely())
                .isInstanceOf(CancellationException.class);

        assertThat(registry.find("cimon.dead.letters").counters()).isEmpty();
    }

    private double setAside() {
        return registry.get("cimon.dead.letters").tag("topic", TOPIC).counter().count();
    }

    private static ConsumerRecord<String, byte[]> answerGiven() {
        var encoded = EventCodec.encode(new EventEnvelope<>(
                "T1/given",
                "/notifier",
                Instant.parse("2026-11-20T10:00:00Z"),
                null,
                null,
                new AnswerGiven("T1", new ChannelRef("T0ACME", "C0SHOP"))));
        ConsumerRecord<String, byte[]> received = new ConsumerRecord<>(TOPIC, 0, 0, encoded.key(), encoded.value());
        encoded.headers()
                .forEach((name, value) -> received.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        return received;
    }
}

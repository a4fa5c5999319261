package dev.cimon.engine.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.Test;

class WindowTest {

    private final Map<String, UniEmitter<? super Void>> begun = new LinkedHashMap<>();
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final AtomicInteger kafkaFails = new AtomicInteger();
    private final Window window = new Window(
            2,
            Duration.ofMillis(1),
            received -> Uni.createFrom()
                    .emitter(end -> begun.put(new String(received.value(), StandardCharsets.UTF_8), end)));

    @Test
    void takesManyBeforeTheFirstIsDone() {
        take("a");
        take("b");

        assertThat(begun.keySet()).containsExactly("a", "b");
        assertThat(told).containsExactly("after a");
    }

    @Test
    void takesNoMoreThanItCan() {
        take("a");
        take("b");

        end("b").complete(null);

        assertThat(told).containsExactly("after a", "b acknowledged", "after b");
    }

    @Test
    void refusesWhatCannotBeDoneAndGoesOn() {
        take("a");
        take("b");

        end("a").fail(new IllegalStateException("poison"));

        assertThat(told).containsExactly("after a", "a refused: poison", "after b");
    }

    @Test
    void keepsThePlaceOfWhatKafkaDoesNotTake() {
        kafkaFails.set(2);
        take("a");
        take("b");

        end("a").fail(new IllegalStateException("poison"));

        await().untilAsserted(() -> assertThat(told)
                .containsExactly("after a", "a refused: poison", "a refused: poison", "a refused: poison", "after b"));
    }

    private CompletionStage<Void> kafkaTakesIt() {
        return kafkaFails.getAndDecrement() > 0
                ? CompletableFuture.failedFuture(new IllegalStateException("Kafka is away"))
                : CompletableFuture.completedFuture(null);
    }

    private UniEmitter<? super Void> end(String name) {
        return Objects.requireNonNull(begun.get(name));
    }

    private void take(String name) {
        ConsumerRecord<String, byte[]> received =
                new ConsumerRecord<>("topic", 0, 0, "key", name.getBytes(StandardCharsets.UTF_8));
        Message<ConsumerRecord<String, byte[]>> message = Message.of(
                received,
                () -> {
                    told.add(name + " acknowledged");
                    return CompletableFuture.completedFuture(null);
                },
                trouble -> {
                    told.add(name + " refused: " + trouble.getMessage());
                    return kafkaTakesIt();
                });
        window.take(message).subscribe().with(_ -> told.add("after " + name));
    }
}

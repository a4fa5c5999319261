package dev.cimon.engine.inbound;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Takes the records of one topic, in their order, many before the first of them is done. A record is acknowledged when it
 * has been done, however many before it have not; Kafka is told only what all before it have been as well.
 */
final class Window {

    private static final Logger LOG = Logger.getLogger(Window.class);

    private final int most;
    private final Function<ConsumerRecord<String, byte[]>, Uni<Void>> work;
    private final Duration pause;
    private int underWay;
    private @Nullable UniEmitter<? super Void> waiting;

    /**
     * @param most that are under way at a time
     * @param pause before Kafka is told once more what it has not taken
     */
    Window(int most, Duration pause, Function<ConsumerRecord<String, byte[]>, Uni<Void>> work) {
        this.most = most;
        this.pause = pause;
        this.work = work;
    }

    /** Completes when the next can be taken. */
    Uni<Void> take(Message<ConsumerRecord<String, byte[]>> received) {
        begun();
        Uni.createFrom()
                .deferred(() -> work.apply(received.getPayload()))
                .onItemOrFailure()
                .transformToUni((_, trouble) -> settled(received, trouble))
                .subscribe()
                .with(_ -> ended(), Infrastructure::handleDroppedException);
        return Uni.createFrom().emitter((UniEmitter<? super Void> next) -> awaitRoom(next));
    }

    /** Setting aside needs Kafka, which may be away; what is neither stored nor set aside keeps its place. */
    private Uni<Void> settled(Message<ConsumerRecord<String, byte[]>> received, @Nullable Throwable trouble) {
        return Uni.createFrom()
                .completionStage(() -> trouble == null ? received.ack() : received.nack(trouble))
                .onFailure()
                .invoke(unsettled -> unsettled(received.getPayload(), unsettled))
                .onFailure()
                .retry()
                .withBackOff(pause, pause.multipliedBy(30))
                .indefinitely();
    }

    private static void unsettled(ConsumerRecord<String, byte[]> record, Throwable trouble) {
        LOG.errorf(
                trouble,
                "record not acknowledged or set aside yet position=%s-%d/%d",
                record.topic(),
                record.partition(),
                record.offset());
    }

    private synchronized void begun() {
        underWay++;
    }

    private void awaitRoom(UniEmitter<? super Void> next) {
        synchronized (this) {
            if (underWay >= most) {
                waiting = next;
                return;
            }
        }
        next.complete(null);
    }

    private void ended() {
        UniEmitter<? super Void> next;
        synchronized (this) {
            underWay--;
            next = waiting;
            waiting = null;
        }
        if (next != null) {
            next.complete(null);
        }
    }
}

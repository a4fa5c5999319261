package dev.cimon.engine.inbound;

import dev.cimon.bus.EventReader;
import dev.cimon.engine.effect.EffectRunner;
import dev.cimon.engine.store.DatabaseTrouble;
import dev.cimon.engine.store.EngineStore;
import dev.cimon.events.Event;
import dev.cimon.events.EventEnvelope;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * Reads every topic of events. A record is acknowledged when its transaction has committed; while the database is away
 * records wait, in order. What can never be decided goes to the dead-letter topic and its neighbours proceed.
 */
@ApplicationScoped
class EventConsumer {

    private static final Logger LOG = Logger.getLogger(EventConsumer.class);
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    private final EngineStore store;
    private final EffectRunner effects;

    EventConsumer(EngineStore store, EffectRunner effects) {
        this.store = store;
        this.effects = effects;
    }

    @Incoming("slack-events")
    Uni<Void> onSlackEvent(ConsumerRecord<String, byte[]> received) {
        return accept(received);
    }

    @Incoming("github-events")
    Uni<Void> onGitHubEvent(ConsumerRecord<String, byte[]> received) {
        return accept(received);
    }

    @Incoming("circleci-events")
    Uni<Void> onCircleCiEvent(ConsumerRecord<String, byte[]> received) {
        return accept(received);
    }

    private Uni<Void> accept(ConsumerRecord<String, byte[]> received) {
        EventEnvelope<Event> envelope = EventReader.read(received);
        return Uni.createFrom()
                .deferred(() -> store.accept(envelope))
                .onFailure(DatabaseTrouble::mayPass)
                .invoke(trouble -> LOG.warnf(
                        "database does not answer, the event waits eventId=%s: %s",
                        envelope.id(), trouble.getMessage()))
                .onFailure(DatabaseTrouble::mayPass)
                .retry()
                .withBackOff(SHORTEST_PAUSE, LONGEST_PAUSE)
                .withJitter(0.5)
                .indefinitely()
                .invoke(effects::wake);
    }
}

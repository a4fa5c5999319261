package dev.cimon.engine.inbound;

import dev.cimon.bus.EventReader;
import dev.cimon.engine.effect.EffectRunner;
import dev.cimon.engine.store.EngineStore;
import dev.cimon.engine.store.Persistence;
import dev.cimon.events.Event;
import dev.cimon.events.EventEnvelope;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Reads every topic of events. A record is acknowledged when its transaction has committed; while the database is away
 * records wait, in order. What can never be stored goes to the dead-letter topic and its neighbours proceed.
 */
@ApplicationScoped
class EventConsumer {

    private final Persistence persistence;
    private final EngineStore store;
    private final EffectRunner effects;

    EventConsumer(Persistence persistence, EngineStore store, EffectRunner effects) {
        this.persistence = persistence;
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
        return persistence
                .persist("eventId=" + envelope.id(), () -> store.accept(envelope))
                .invoke(effects::wake);
    }
}

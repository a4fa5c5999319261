package dev.cimon.engine.inbound;

import dev.cimon.bus.EventConsumption;
import dev.cimon.engine.effect.EffectRunner;
import dev.cimon.engine.store.EngineStore;
import dev.cimon.engine.store.Persistence;
import dev.cimon.events.Topic;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * Reads every topic of events. A record is acknowledged when its transaction has committed; while the database is away
 * records wait, in order. What can never be stored goes to the dead-letter topic and its neighbours proceed.
 */
@ApplicationScoped
class EventConsumer {

    private final EventConsumption events;
    private final Persistence persistence;
    private final EngineStore store;
    private final EffectRunner effects;

    EventConsumer(EventConsumption events, Persistence persistence, EngineStore store, EffectRunner effects) {
        this.events = events;
        this.persistence = persistence;
        this.store = store;
        this.effects = effects;
    }

    void onStart(@Observes StartupEvent started) {
        events.expect(Topic.SLACK_EVENTS, Topic.GITHUB_EVENTS, Topic.CIRCLECI_EVENTS);
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
        return events.consume(
                received,
                envelope -> persistence
                        .persist("eventId=" + envelope.id(), () -> store.accept(envelope))
                        .invoke(effects::wake));
    }
}

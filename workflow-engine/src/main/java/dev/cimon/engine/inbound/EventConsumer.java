package dev.cimon.engine.inbound;

import dev.cimon.bus.EventConsumption;
import dev.cimon.engine.store.EngineStore;
import dev.cimon.events.Topic;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Reads every topic of events. A record is acknowledged when its transaction has committed; while the database is away
 * records wait, in order. What can never be stored goes to the dead-letter topic and its neighbours proceed.
 */
@ApplicationScoped
class EventConsumer {

    private static final int MOST_AT_ONCE = 256;
    private static final Duration AGAIN_AFTER = Duration.ofSeconds(1);

    private final EventConsumption events;
    private final EngineStore store;
    private final Window slack = new Window(MOST_AT_ONCE, AGAIN_AFTER, this::accept);
    private final Window gitHub = new Window(MOST_AT_ONCE, AGAIN_AFTER, this::accept);
    private final Window circleCi = new Window(MOST_AT_ONCE, AGAIN_AFTER, this::accept);

    EventConsumer(EventConsumption events, EngineStore store) {
        this.events = events;
        this.store = store;
    }

    void onStart(@Observes StartupEvent started) {
        events.expect(Topic.SLACK_EVENTS, Topic.GITHUB_EVENTS, Topic.CIRCLECI_EVENTS);
    }

    @Incoming("slack-events")
    Uni<Void> onSlackEvent(Message<ConsumerRecord<String, byte[]>> received) {
        return slack.take(received);
    }

    @Incoming("github-events")
    Uni<Void> onGitHubEvent(Message<ConsumerRecord<String, byte[]>> received) {
        return gitHub.take(received);
    }

    @Incoming("circleci-events")
    Uni<Void> onCircleCiEvent(Message<ConsumerRecord<String, byte[]>> received) {
        return circleCi.take(received);
    }

    private Uni<Void> accept(ConsumerRecord<String, byte[]> received) {
        return events.consume(received, store::accept);
    }
}

package dev.cimon.engine.store;

import dev.cimon.events.reference.ChannelRef;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Reads, before the service is ready, what is known about a channel that nobody has: compiling the queries takes a
 * second, which whoever types the first command would wait for otherwise.
 */
@ApplicationScoped
class Rehearsal {

    private static final Logger LOG = Logger.getLogger(Rehearsal.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final ChannelRef NOWHERE = new ChannelRef("T0", "C0");

    private final Situations situations;
    private final Persistence persistence;

    Rehearsal(Situations situations, Persistence persistence) {
        this.situations = situations;
        this.persistence = persistence;
    }

    void onStart(@Observes StartupEvent started) {
        try {
            persistence
                    .once(PATIENCE, () -> Panache.withTransaction(() -> situations.load(Set.of(Scope.in(NOWHERE)))))
                    .await()
                    .indefinitely();
        } catch (RuntimeException trouble) { // the first event meets it again, and waits where it may pass
            LOG.debugf("nothing could be read at the start: %s", trouble.getMessage());
        }
    }
}

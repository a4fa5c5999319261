package dev.cimon.engine.store;

import dev.cimon.events.reference.ChannelRef;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
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

    Rehearsal(Situations situations) {
        this.situations = situations;
    }

    void onStart(@Observes StartupEvent started) {
        try {
            VertxContextSupport.subscribeAndAwait(
                    () -> Panache.withTransaction(() -> situations.load(Set.of(Scope.in(NOWHERE))))
                            .ifNoItem()
                            .after(PATIENCE)
                            .fail());
        } catch (Throwable trouble) { // the first event meets it again, and waits where it may pass
            LOG.debugf("nothing could be read at the start: %s", trouble.getMessage());
        }
    }
}

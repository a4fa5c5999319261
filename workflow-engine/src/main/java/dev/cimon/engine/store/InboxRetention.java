package dev.cimon.engine.store;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Forgets events that no provider delivers again: GitHub's redelivery, the longest, ends after three days. A little at a
 * time, so that nobody waits for it.
 */
@ApplicationScoped
class InboxRetention {

    private static final String FORGET = """
            delete from engine.inbox where ctid = any(array(
              select ctid from engine.inbox where received_at < now() - interval '30 days' limit :most))
            """;

    private static final int AT_A_TIME = 5_000;

    @Scheduled(every = "1h", delayed = "10m")
    Uni<Void> forgetOldEvents() {
        return Panache.withTransaction(() -> Panache.getSession()
                        .chain(session -> session.createNativeQuery(FORGET)
                                .setParameter("most", AT_A_TIME)
                                .executeUpdate()))
                .chain(forgotten -> forgotten < AT_A_TIME ? Uni.createFrom().voidItem() : forgetOldEvents());
    }
}

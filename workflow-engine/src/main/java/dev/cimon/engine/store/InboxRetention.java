package dev.cimon.engine.store;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Forgets events that no provider delivers again: GitHub's redelivery, the longest, ends after three days. */
@ApplicationScoped
class InboxRetention {

    @Scheduled(every = "1h", delayed = "10m")
    Uni<Void> forgetOldEvents() {
        return Panache.withTransaction(() -> Panache.getSession()
                        .chain(session -> session.createNativeQuery(
                                        "delete from engine.inbox where received_at < now() - interval '30 days'")
                                .executeUpdate()))
                .replaceWithVoid();
    }
}

package dev.cimon.notifier.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cimon.bus.EventPublisher;
import dev.cimon.events.EncodedEvent;
import dev.cimon.events.EventCodec;
import dev.cimon.events.EventEnvelope;
import dev.cimon.events.slack.SlackResult;
import dev.cimon.notifier.work.Crew;
import dev.cimon.notifier.work.Transactions;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Results are stored in the transaction that settles what they are about and published after it. One that was
 * published but not yet removed when the process died is published again with the same id.
 */
@ApplicationScoped
public class Results implements PanacheRepositoryBase<ResultRow, Long> {

    private static final String SOURCE = "/notifier";
    private static final int BATCH = 50;
    private static final String INSERT = """
            insert into notifier.result (event_id, record_key, headers, value)
            values (:id, :key, :headers, :value) on conflict (event_id) do nothing""";

    private final Transactions transactions;
    private final EventPublisher publisher;
    private final Crew<List<ResultRow>> crew = new Crew<>("results", 1, this::oldest, this::publish);

    Results(Transactions transactions, EventPublisher publisher) {
        this.transactions = transactions;
        this.publisher = publisher;
    }

    /**
     * Part of the caller's transaction; call {@link #wake()} after it.
     *
     * @param id the same for the same result, however often it comes about
     * @param cause id of the command that is answered
     */
    public Uni<Void> add(String id, Instant at, String cause, @Nullable String traceparent, SlackResult result) {
        EncodedEvent event = EventCodec.encode(new EventEnvelope<>(id, SOURCE, at, cause, traceparent, result));
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(INSERT)
                        .setParameter("id", id)
                        .setParameter("key", event.key())
                        .setParameter("headers", json(event))
                        .setParameter("value", new String(event.value(), StandardCharsets.UTF_8))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** There are new results to publish. */
    public void wake() {
        crew.wake();
    }

    void onStart(@Observes StartupEvent started) {
        crew.start();
    }

    void onStop(@Observes ShutdownEvent stopping) {
        crew.stop();
    }

    Optional<List<ResultRow>> oldest() {
        List<ResultRow> rows = transactions.commit(
                () -> findAll(Sort.by("number")).page(Page.ofSize(BATCH)).list());
        return Optional.of(rows).filter(found -> !found.isEmpty());
    }

    /** Another replica may have taken the same rows at the same time; the id of the event tells that it is one. */
    void publish(List<ResultRow> rows) {
        for (ResultRow row : rows) {
            publisher.publish(row.event()).await().indefinitely();
            transactions.commit(() -> delete("number", row.number()));
        }
    }

    private static String json(EncodedEvent event) {
        try {
            return EventCodec.json().writeValueAsString(event.headers());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("headers that Jackson cannot write", e);
        }
    }
}

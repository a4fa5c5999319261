package dev.cimon.engine.store;

import dev.cimon.engine.decide.Decision;
import dev.cimon.engine.decide.Deed;
import dev.cimon.engine.decide.Effect;
import dev.cimon.engine.decide.Happening;
import dev.cimon.engine.decide.OutgoingEvent;
import dev.cimon.events.EventEnvelope;
import dev.cimon.events.audit.EntryAdded;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Gives what people have caused its place in the chain of its repository or workspace. Part of the transaction of the
 * caller. Decisions about one repository wait for each other anyway, so a chain of its own makes nobody wait longer.
 */
final class AuditTrail {

    private static final String SOURCE = "/workflow-engine";

    private static final String HEAD =
            "select number, hash from engine.audit_entry where chain = :chain order by number desc limit 1";

    private static final String ADD = """
            insert into engine.audit_entry (chain, number, at, hash, entry)
            values (:chain, :number, cast(cast(:at as text) as timestamptz), :hash, :entry)
            """;

    private AuditTrail() {}

    private record Head(long number, String hash) {}

    /** An entry to be published. */
    record Told(Decision.Order order, @Nullable String traceparent) {}

    /** What is to be published about it. Of one decision chains are locked in one order. */
    static Uni<List<Told>> add(List<Decided> decided) {
        List<Decided> withDeeds = decided.stream()
                .filter(one -> !one.decision().deeds().isEmpty())
                .toList();
        return withDeeds.isEmpty()
                ? Uni.createFrom().item(List.of())
                : Multi.createFrom()
                        .iterable(withDeeds)
                        .onItem()
                        .transformToUniAndConcatenate(one -> add(one.decision(), one.happening()))
                        .collect()
                        .asList()
                        .map(all -> all.stream().flatMap(List::stream).toList());
    }

    private static Uni<List<Told>> add(Decision decision, Happening happening) {
        SortedMap<String, List<Deed>> chains = decision.deeds().stream()
                .collect(Collectors.groupingBy(Deed::chain, TreeMap::new, Collectors.toList()));
        return Panache.getSession()
                .chain(session -> Multi.createFrom()
                        .iterable(chains.entrySet())
                        .onItem()
                        .transformToUniAndConcatenate(chain -> add(session, chain.getKey(), chain.getValue()))
                        .collect()
                        .asList())
                .map(entries -> entries.stream()
                        .flatMap(List::stream)
                        .map(entry -> published(entry, happening))
                        .toList());
    }

    private static Uni<List<EntryAdded>> add(Mutiny.Session session, String chain, List<Deed> deeds) {
        return lock(session, chain)
                .chain(() -> head(session, chain))
                .map(head -> chained(head, deeds))
                .call(entries -> Multi.createFrom()
                        .iterable(entries)
                        .onItem()
                        .transformToUniAndConcatenate(entry -> insert(session, entry))
                        .collect()
                        .last());
    }

    private static List<EntryAdded> chained(Head head, List<Deed> deeds) {
        List<EntryAdded> entries = new ArrayList<>();
        String previous = head.hash();
        for (Deed deed : deeds) {
            EntryAdded entry = deed.entry(head.number() + entries.size() + 1, previous);
            entries.add(entry);
            previous = entry.hash();
        }
        return entries;
    }

    private static Uni<?> lock(Mutiny.Session session, String chain) {
        return session.createNativeQuery(
                        "select pg_advisory_xact_lock(hashtextextended(:name, 0)) is not null", Boolean.class)
                .setParameter("name", "audit " + chain)
                .getSingleResult();
    }

    private static Uni<Head> head(Mutiny.Session session, String chain) {
        return session.createNativeQuery(HEAD, Tuple.class)
                .setParameter("chain", chain)
                .getSingleResultOrNull()
                .map(row -> row == null
                        ? new Head(0, EntryAdded.BEGINNING)
                        : new Head(row.get("number", Long.class), row.get("hash", String.class)));
    }

    private static Uni<Integer> insert(Mutiny.Session session, EntryAdded entry) {
        return session.createNativeQuery(ADD)
                .setParameter("chain", entry.chain())
                .setParameter("number", entry.number())
                .setParameter("at", entry.at().toString())
                .setParameter("hash", entry.hash())
                .setParameter("entry", Json.write(entry))
                .executeUpdate();
    }

    private static Told published(EntryAdded entry, Happening happening) {
        EventEnvelope<EntryAdded> envelope = new EventEnvelope<>(
                entry.chain() + "/" + entry.number(),
                SOURCE,
                entry.at(),
                happening.id(),
                happening.traceparent(),
                entry);
        Effect publish = new Effect.Publish("audit-trail/" + entry.chain(), OutgoingEvent.of(envelope));
        return new Told(new Decision.Order(publish, Duration.ZERO), happening.traceparent());
    }
}

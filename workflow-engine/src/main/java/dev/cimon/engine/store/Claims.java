package dev.cimon.engine.store;

import dev.cimon.engine.store.EffectQueue.Attempt;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds out which work is still to be done, and by us. Part of the transaction of the caller. */
@ApplicationScoped
class Claims {

    /** In one order everywhere: of two transactions with the same events one would wait for the other for ever. */
    private static final String REMEMBER = """
            insert into engine.inbox (source, id)
            select source, id from json_to_recordset(cast(cast(:events as text) as json)) as e(source text, id text)
            order by source, id
            on conflict do nothing
            returning source, id
            """;

    private final EffectQueue effects;

    Claims(EffectQueue effects) {
        this.effects = effects;
    }

    record EventKey(String source, String id) {
        static EventKey of(Work.Received received) {
            return new EventKey(
                    received.envelope().source(), received.envelope().id());
        }
    }

    /**
     * What has turned out to be ours to do.
     *
     * @param removed and whether it has been asked for once more
     */
    record Ours(Set<EventKey> events, Map<Attempt, Boolean> removed, Set<Attempt> postponed) {

        /** Whether it is to be done; an event is only once. */
        boolean take(Work work) {
            return switch (work) {
                case Work.Received received -> events.remove(EventKey.of(received));
                case Work.Finished finished -> removed.containsKey(Attempt.of(finished.effect()));
                case Work.Postponed later -> postponed.contains(Attempt.of(later.effect()));
            };
        }

        /** Where something has to be done once more. */
        List<String> lanesAskedAgain(List<Work> works) {
            return works.stream()
                    .filter(work -> work instanceof Work.Finished)
                    .map(work -> ((Work.Finished) work).effect())
                    .filter(effect -> removed.getOrDefault(Attempt.of(effect), false))
                    .map(effect -> effect.effect().lane())
                    .toList();
        }
    }

    /** Puts the events into the inbox and takes the effects out of the queue. */
    Uni<Ours> lay(List<Work> works) {
        List<EventKey> received = new ArrayList<>();
        List<Claim> finished = new ArrayList<>();
        List<Work.Postponed> postponed = new ArrayList<>();
        for (Work work : works) {
            switch (work) {
                case Work.Received event -> received.add(EventKey.of(event));
                case Work.Finished effect -> finished.add(effect.effect().claim());
                case Work.Postponed later -> postponed.add(later);
            }
        }
        return remember(received)
                .chain(events -> effects.remove(finished)
                        .chain(removed -> postpone(postponed).map(later -> new Ours(events, removed, later))));
    }

    /** Those that had not been there before. */
    private static Uni<Set<EventKey>> remember(List<EventKey> events) {
        return events.isEmpty()
                ? Uni.createFrom().item(Set.of())
                : Panache.getSession()
                        .chain(session -> session.createNativeQuery(REMEMBER, Tuple.class)
                                .setParameter("events", Json.write(events))
                                .getResultList())
                        .map(rows -> rows.stream()
                                .map(row -> new EventKey(row.get("source", String.class), row.get("id", String.class)))
                                .collect(Collectors.toCollection(HashSet::new)));
    }

    /** One after the other, in an order that is the same everywhere: it is rare. */
    private Uni<Set<Attempt>> postpone(List<Work.Postponed> works) {
        Set<Attempt> ours = new HashSet<>();
        Uni<Void> done = Uni.createFrom().voidItem();
        List<Work.Postponed> inOrder = works.stream()
                .sorted(Comparator.comparingLong(work -> work.effect().id()))
                .toList();
        for (Work.Postponed work : inOrder) {
            done = done.chain(() -> effects.postpone(work.effect().claim(), work.delay(), work.problem()))
                    .invoke(mine -> {
                        if (mine) {
                            ours.add(Attempt.of(work.effect()));
                        }
                    })
                    .replaceWithVoid();
        }
        return done.replaceWith(ours);
    }
}

package dev.cimon.engine.store;

import dev.cimon.engine.decide.Decision;
import dev.cimon.engine.decide.Effect;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Effects that are still to be done. A replica claims the first effect of a lane for {@link #LEASE} and renews the claim
 * while it works; a claim that is not renewed falls to whoever asks next. All times are the database's.
 *
 * <p>PostgreSQL plans a statement once and keeps the plan, and a queue is as good as empty whenever its statistics are taken:
 * by these every plan costs the same, also one that reads all of it for each of its rows. So each statement leaves it no
 * choice: sequential scans are off ({@code application.properties}), and what could use an index that it must not use is
 * written as a sum with zero.
 */
@ApplicationScoped
public class EffectQueue {

    /** How long a claim lasts. */
    public static final Duration LEASE = Duration.ofSeconds(10);

    private static final String ADD = """
            insert into engine.effect (lane, once_key, body, traceparent, due_at, again)
            select o.lane, o."onceKey", o.body, o.traceparent,
              now() + o."delayMillis" * interval '1 millisecond', o.again
            from json_to_recordset(cast(cast(:orders as text) as json))
              as o(lane text, "onceKey" text, body text, traceparent text, "delayMillis" bigint, again boolean)
            on conflict (once_key) do update set again = true,
              due_at = case when effect.problem is null then least(effect.due_at, excluded.due_at) else effect.due_at end
            """;

    private static final String FIRST_OF_A_LANE = """
            select first.id from engine.effect first
            where first.lane = %s and first.due_at + interval '0' < 'infinity'
            order by first.id + 0 limit 1""";

    private static final String CLAIM = """
            with picked as materialized (
              select e.id from engine.effect e
              where %s and (e.leased_until is null or e.leased_until < now())
              order by %s
              limit :most
              for update skip locked)
            update engine.effect
            set owner = :owner, leased_until = clock_timestamp() + interval '10 seconds', attempts = attempts + 1,
                first_attempt_at = coalesce(first_attempt_at, now())
            where id = any (array(select id from picked))
            returning id, body, traceparent, attempts, first_attempt_at, again
            """;

    private static final String CLAIM_ANY =
            CLAIM.formatted("e.due_at <= now() and e.id = (" + FIRST_OF_A_LANE.formatted("e.lane") + ")", "e.due_at");

    /** However much else is due, this costs no more. */
    private static final String CLAIM_IN_LANES =
            CLAIM.formatted("""
              e.due_at + interval '0' <= now() and e.id = any (array(
                select (%s) from json_array_elements_text(cast(cast(:lanes as text) as json)) as asked(lane)))
            """.formatted(FIRST_OF_A_LANE.formatted("asked.lane")), "e.due_at + interval '0'");

    /** What is being finished right now is passed over, since waiting for it could be a deadlock. */
    private static final String RENEW = """
            update engine.effect set leased_until = clock_timestamp() + interval '10 seconds'
            where id = any (array(
              select id from engine.effect
              where owner = :owner and id = any (array(
                select cast(value as bigint) from json_array_elements_text(cast(cast(:ids as text) as json))))
              for update skip locked))
            returning id
            """;

    private static final String REMOVE = """
            with claim as materialized (
              select * from json_to_recordset(cast(cast(:claims as text) as json)) as c(id bigint, owner uuid, attempts int))
            delete from engine.effect e
            where e.id = any (array(select id from claim))
              and (e.id, e.owner, e.attempts) in (select id, owner, attempts from claim)
            returning e.id, e.attempts, e.again
            """;

    private static final String HURRY = """
            update engine.effect set due_at = now()
            where due_at + interval '0' > now() and once_key = any (array(
              select value from json_array_elements_text(cast(cast(:lanes as text) as json))))
            """;

    private static final String MINE = " where id = :id and owner = :owner and attempts = :attempts";

    private record NewEffect(
            String lane,
            @Nullable String onceKey,
            String body,
            @Nullable String traceparent,
            long delayMillis,
            boolean again) {

        static NewEffect of(Decision.Order order, @Nullable String traceparent) {
            Effect effect = order.effect();
            String onceKey = effect.once() ? effect.lane() : null;
            return new NewEffect(
                    effect.lane(),
                    onceKey,
                    Json.write(effect),
                    traceparent,
                    order.delay().toMillis(),
                    false);
        }

        NewEffect askedAgain(NewEffect other) {
            long sooner = Math.min(delayMillis, other.delayMillis);
            return new NewEffect(lane, onceKey, body, traceparent, sooner, true);
        }
    }

    private record Ours(long id, UUID owner, int attempts) {
        static Ours of(Claim claim) {
            return new Ours(claim.id(), claim.owner(), claim.attempts());
        }
    }

    /** Which of the claims on an effect; of those only the last one holds. */
    record Attempt(long effect, int number) {
        static Attempt of(PendingEffect effect) {
            return new Attempt(effect.id(), effect.attempts());
        }
    }

    /**
     * Adds what was decided, in each lane in the order given, and what is told of it. Part of the transaction of the
     * caller.
     */
    Uni<Void> add(List<Decided> decided, List<AuditTrail.Told> told) {
        Map<Object, NewEffect> added = new LinkedHashMap<>();
        for (Decided one : decided) {
            for (Decision.Order order : one.decision().orders()) {
                add(added, order, one.happening().traceparent());
            }
        }
        told.forEach(one -> add(added, one.order(), one.traceparent()));
        return added.isEmpty()
                ? Uni.createFrom().voidItem()
                : session()
                        .chain(session -> session.createNativeQuery(ADD)
                                .setParameter("orders", Json.write(byLane(added.values())))
                                .executeUpdate()
                                .replaceWithVoid());
    }

    /** In one order everywhere: two transactions that bring the same effects forward would wait for each other. */
    private static List<NewEffect> byLane(Collection<NewEffect> effects) {
        return effects.stream().sorted(Comparator.comparing(NewEffect::lane)).toList();
    }

    /** PostgreSQL takes no two rows with one key in one statement. Of what shows one message only the newest counts. */
    private static void add(Map<Object, NewEffect> added, Decision.Order order, @Nullable String traceparent) {
        NewEffect effect = NewEffect.of(order, traceparent);
        if (effect.onceKey() != null) {
            added.merge(effect.onceKey(), effect, NewEffect::askedAgain);
        } else if (order.effect() instanceof Effect.Publish publish && publish.newestCounts()) {
            added.remove(publish.lane());
            added.put(publish.lane(), effect);
        } else {
            added.put(new Object(), effect);
        }
    }

    /** The next effects to do, for this owner alone. */
    public Uni<List<Claim>> claim(UUID owner, int most) {
        return Panache.withTransaction(() ->
                session().chain(session -> claim(session.createNativeQuery(CLAIM_ANY, Tuple.class), owner, most)));
    }

    /** The next effects to do in these lanes. Part of the transaction of the caller. */
    Uni<List<Claim>> claim(UUID owner, int most, Set<String> lanes) {
        return most == 0 || lanes.isEmpty()
                ? Uni.createFrom().item(List.of())
                : session()
                        .chain(session -> claim(
                                session.createNativeQuery(CLAIM_IN_LANES, Tuple.class)
                                        .setParameter("lanes", Json.write(lanes)),
                                owner,
                                most));
    }

    private static Uni<List<Claim>> claim(Mutiny.SelectionQuery<Tuple> query, UUID owner, int most) {
        long certainUntil = System.nanoTime() + LEASE.toNanos();
        return query.setParameter("owner", owner)
                .setParameter("most", most)
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> claim(owner, row, certainUntil))
                        .toList());
    }

    private static Claim claim(UUID owner, Tuple row, long certainUntil) {
        return new Claim(
                row.get("id", Long.class),
                owner,
                row.get("body", String.class),
                row.get("traceparent", String.class),
                row.get("attempts", Integer.class),
                row.get("first_attempt_at", OffsetDateTime.class).toInstant(),
                row.get("again", Boolean.class),
                certainUntil);
    }

    /**
     * Keeps the claims on these effects, and on no others: one whose answer was lost must run out.
     *
     * @return those that are still this owner's
     */
    public Uni<List<Long>> renew(UUID owner, Collection<Long> effects) {
        return Panache.withTransaction(() -> session()
                .chain(session -> session.createNativeQuery(RENEW, Long.class)
                        .setParameter("owner", owner)
                        .setParameter("ids", Json.write(effects))
                        .getResultList()));
    }

    /** Gives the claims of this owner back, so that another replica need not wait for them to run out. */
    public Uni<Integer> release(UUID owner) {
        return Panache.withTransaction(() -> session()
                .chain(session -> session.createNativeQuery(
                                "update engine.effect set owner = null, leased_until = null where owner = :owner")
                        .setParameter("owner", owner)
                        .executeUpdate()));
    }

    /** Sets an effect aside that trying again cannot help; its lane goes on without it. */
    public Uni<Boolean> park(Claim claim, String problem) {
        return Panache.withTransaction(() -> withdraw(claim, "'infinity'", problem));
    }

    /**
     * Takes finished effects out.
     *
     * @return those that were still ours, and of each whether it was asked for once more while it was being done, so that
     *     what it saw may be out of date
     */
    Uni<Map<Attempt, Boolean>> remove(List<Claim> claims) {
        return claims.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : session()
                        .chain(session -> session.createNativeQuery(REMOVE, Tuple.class)
                                .setParameter(
                                        "claims",
                                        Json.write(claims.stream().map(Ours::of).toList()))
                                .getResultList()
                                .map(rows -> rows.stream()
                                        .collect(Collectors.toMap(
                                                row -> new Attempt(
                                                        row.get("id", Long.class), row.get("attempts", Integer.class)),
                                                row -> row.get("again", Boolean.class)))));
    }

    /** Has the effects that are there once per lane done at once. */
    Uni<Void> hurry(List<String> lanes) {
        return lanes.isEmpty()
                ? Uni.createFrom().voidItem()
                : session()
                        .chain(session -> session.createNativeQuery(HURRY)
                                .setParameter("lanes", Json.write(lanes))
                                .executeUpdate()
                                .replaceWithVoid());
    }

    /** Has the effect tried again later; false where the claim has been lost meanwhile. */
    Uni<Boolean> postpone(Claim claim, Duration delay, String problem) {
        return withdraw(claim, "now() + " + delay.toMillis() + " * interval '1 millisecond'", problem);
    }

    private static Uni<Boolean> withdraw(Claim claim, String dueAt, String problem) {
        String sql =
                "update engine.effect set owner = null, leased_until = null, problem = :problem, due_at = " + dueAt;
        return session()
                .chain(session -> mine(session.createNativeQuery(sql + MINE), claim)
                        .setParameter("problem", problem)
                        .executeUpdate()
                        .map(rows -> rows == 1));
    }

    private static Mutiny.MutationQuery mine(Mutiny.MutationQuery query, Claim claim) {
        return query.setParameter("id", claim.id())
                .setParameter("owner", claim.owner())
                .setParameter("attempts", claim.attempts());
    }

    private static Uni<Mutiny.Session> session() {
        return Panache.getSession();
    }
}

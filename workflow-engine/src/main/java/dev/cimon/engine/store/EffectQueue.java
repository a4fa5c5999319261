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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Effects that are still to be done. A replica claims the first effect of a lane for ten seconds and renews the claim
 * while it works; a claim that is not renewed falls to whoever asks next. All times are the database's.
 */
@ApplicationScoped
public class EffectQueue {

    private static final String ADD = """
            insert into engine.effect (lane, once_key, body, traceparent, due_at)
            select o.lane, o."onceKey", o.body, :traceparent, now() + o."delayMillis" * interval '1 millisecond'
            from json_to_recordset(cast(cast(:orders as text) as json))
              as o(lane text, "onceKey" text, body text, "delayMillis" bigint)
            on conflict (once_key) do update set again = true,
              due_at = case when effect.problem is null then least(effect.due_at, excluded.due_at) else effect.due_at end
            """;

    private static final String CLAIM = """
            with picked as materialized (
              select e.id from engine.effect e
              where e.due_at <= now() and (e.leased_until is null or e.leased_until < now())
                and not exists (
                  select 1 from engine.effect earlier
                  where earlier.lane = e.lane and earlier.id < e.id and earlier.due_at < 'infinity')
              order by e.due_at
              limit :most
              for update skip locked)
            update engine.effect
            set owner = :owner, leased_until = now() + interval '10 seconds', attempts = attempts + 1,
                first_attempt_at = coalesce(first_attempt_at, now())
            where id in (select id from picked)
            returning id, body, traceparent, attempts, first_attempt_at, again
            """;

    private static final String RENEW = """
            update engine.effect set leased_until = now() + interval '10 seconds'
            where owner = :owner and id = any(cast(string_to_array(cast(:ids as text), ',') as bigint[]))
            """;

    private static final String MINE = " where id = :id and owner = :owner and attempts = :attempts";

    private record NewEffect(String lane, @Nullable String onceKey, String body, long delayMillis) {}

    /** Adds what was decided, in the order given. Part of the transaction of the caller. */
    Uni<Void> add(List<Decision.Order> orders, @Nullable String traceparent) {
        if (orders.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<NewEffect> added = once(orders);
        return session()
                .chain(session -> session.createNativeQuery(ADD)
                        .setParameter("orders", Json.write(added))
                        .setParameter("traceparent", traceparent)
                        .executeUpdate()
                        .replaceWithVoid());
    }

    /** PostgreSQL takes no two rows with one key in one statement; the sooner of them counts. */
    private static List<NewEffect> once(List<Decision.Order> orders) {
        Map<Object, NewEffect> added = new LinkedHashMap<>();
        for (Decision.Order order : orders) {
            NewEffect effect = newEffect(order);
            Object key = effect.onceKey() == null ? new Object() : effect.onceKey();
            added.merge(key, effect, (one, other) -> one.delayMillis() <= other.delayMillis() ? one : other);
        }
        return List.copyOf(added.values());
    }

    private static NewEffect newEffect(Decision.Order order) {
        Effect effect = order.effect();
        String onceKey = effect.once() ? effect.lane() : null;
        return new NewEffect(
                effect.lane(), onceKey, Json.write(effect), order.delay().toMillis());
    }

    /** The next effects to do, for this owner alone. */
    public Uni<List<Claim>> claim(UUID owner, int most) {
        return Panache.withTransaction(() -> session()
                .chain(session -> session.createNativeQuery(CLAIM, Tuple.class)
                        .setParameter("owner", owner)
                        .setParameter("most", most)
                        .getResultList()
                        .map(rows -> rows.stream().map(row -> claim(owner, row)).toList())));
    }

    private static Claim claim(UUID owner, Tuple row) {
        return new Claim(
                row.get("id", Long.class),
                owner,
                row.get("body", String.class),
                row.get("traceparent", String.class),
                row.get("attempts", Integer.class),
                row.get("first_attempt_at", OffsetDateTime.class).toInstant(),
                row.get("again", Boolean.class));
    }

    /** Keeps the claims on these effects, and on no others: one whose answer was lost must run out. */
    public Uni<Integer> renew(UUID owner, Collection<Long> effects) {
        String ids = effects.stream().map(String::valueOf).collect(Collectors.joining(","));
        return Panache.withTransaction(() -> session()
                .chain(session -> session.createNativeQuery(RENEW)
                        .setParameter("owner", owner)
                        .setParameter("ids", ids)
                        .executeUpdate()));
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

    /** Takes a finished effect out. */
    Uni<Removal> remove(Claim claim) {
        return session()
                .chain(session -> session.createNativeQuery(
                                "delete from engine.effect" + MINE + " returning again", Boolean.class)
                        .setParameter("id", claim.id())
                        .setParameter("owner", claim.owner())
                        .setParameter("attempts", claim.attempts())
                        .getSingleResultOrNull()
                        .map(again -> again == null ? Removal.LOST : again ? Removal.ASKED_AGAIN : Removal.DONE));
    }

    /** What taking a finished effect out brought to light. */
    enum Removal {
        DONE,
        /** It was asked for once more while it was being done, and what it saw may be out of date. */
        ASKED_AGAIN,
        /** The claim was lost meanwhile: another replica does it. */
        LOST
    }

    /** Has the effect that is there once per lane done at once. */
    Uni<Void> hurry(String lane) {
        return session()
                .chain(session -> session.createNativeQuery(
                                "update engine.effect set due_at = now() where once_key = :lane and due_at > now()")
                        .setParameter("lane", lane)
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

package dev.cimon.engine.store;

import dev.cimon.engine.decide.Decision;
import dev.cimon.engine.decide.Effect;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
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
            on conflict (once_key) do update set due_at = least(effect.due_at, excluded.due_at)
            """;

    private static final String CLAIM = """
            update engine.effect
            set owner = :owner, leased_until = now() + interval '10 seconds', attempts = attempts + 1,
                first_attempt_at = coalesce(first_attempt_at, now())
            where id in (
              select e.id from engine.effect e
              where e.due_at <= now() and (e.leased_until is null or e.leased_until < now())
                and not exists (select 1 from engine.effect earlier where earlier.lane = e.lane and earlier.id < e.id)
              order by e.due_at
              limit :most
              for update skip locked)
            returning id, body, traceparent, attempts, first_attempt_at
            """;

    private record NewEffect(String lane, @Nullable String onceKey, String body, long delayMillis) {}

    /** Adds what was decided, in the order given. Part of the transaction of the caller. */
    Uni<Void> add(List<Decision.Order> orders, @Nullable String traceparent) {
        if (orders.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<NewEffect> added = orders.stream().map(EffectQueue::newEffect).toList();
        return session()
                .chain(session -> session.createNativeQuery(ADD)
                        .setParameter("orders", Json.write(added))
                        .setParameter("traceparent", traceparent)
                        .executeUpdate()
                        .replaceWithVoid());
    }

    private static NewEffect newEffect(Decision.Order order) {
        Effect effect = order.effect();
        String onceKey = effect instanceof Effect.FollowPipeline ? effect.lane() : null;
        return new NewEffect(
                effect.lane(), onceKey, Json.write(effect), order.delay().toMillis());
    }

    /** The next effects to do, for this owner alone. */
    public Uni<List<PendingEffect>> claim(UUID owner, int most) {
        return Panache.withTransaction(() -> session()
                .chain(session -> session.createNativeQuery(CLAIM, Tuple.class)
                        .setParameter("owner", owner)
                        .setParameter("most", most)
                        .getResultList()
                        .map(rows -> rows.stream().map(EffectQueue::pending).toList())));
    }

    private static PendingEffect pending(Tuple row) {
        return new PendingEffect(
                row.get("id", Long.class),
                Json.read(row.get("body", String.class), Effect.class),
                row.get("traceparent", String.class),
                row.get("attempts", Integer.class),
                row.get("first_attempt_at", OffsetDateTime.class).toInstant());
    }

    /** Keeps the claims of this owner. */
    public Uni<Integer> renew(UUID owner) {
        return update(
                "update engine.effect set leased_until = now() + interval '10 seconds' where owner = :owner", owner);
    }

    /** Gives the claims of this owner back, so that another replica need not wait for them to run out. */
    public Uni<Integer> release(UUID owner) {
        return update("update engine.effect set owner = null, leased_until = null where owner = :owner", owner);
    }

    private static Uni<Integer> update(String sql, UUID owner) {
        return Panache.withTransaction(() -> session()
                .chain(session -> session.createNativeQuery(sql)
                        .setParameter("owner", owner)
                        .executeUpdate()));
    }

    /** Takes a finished effect out; false where the claim has been lost to another replica meanwhile. */
    Uni<Boolean> remove(PendingEffect effect, UUID owner) {
        return session()
                .chain(session -> session.createNativeQuery(
                                "delete from engine.effect where id = :id and owner = :owner")
                        .setParameter("id", effect.id())
                        .setParameter("owner", owner)
                        .executeUpdate()
                        .map(rows -> rows == 1));
    }

    /** Has the effect tried again later; false where the claim has been lost to another replica meanwhile. */
    Uni<Boolean> postpone(PendingEffect effect, UUID owner, Duration delay, String problem) {
        return session()
                .chain(session -> session.createNativeQuery("""
                        update engine.effect set owner = null, leased_until = null, problem = :problem,
                          due_at = now() + :millis * interval '1 millisecond'
                        where id = :id and owner = :owner
                        """)
                        .setParameter("problem", problem)
                        .setParameter("millis", delay.toMillis())
                        .setParameter("id", effect.id())
                        .setParameter("owner", owner)
                        .executeUpdate()
                        .map(rows -> rows == 1));
    }

    private static Uni<Mutiny.Session> session() {
        return Panache.getSession();
    }
}

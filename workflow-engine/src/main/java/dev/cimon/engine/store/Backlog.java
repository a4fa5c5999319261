package dev.cimon.engine.store;

import dev.cimon.metric.Meters;
import dev.cimon.metric.Metric;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** Shows what waits in the tables. Every replica sees all of it, so the highest of their values is the true one. */
@ApplicationScoped
class Backlog {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final String EFFECTS = """
            select count(*) filter (where due_at <= now()) as due,
              count(*) filter (where due_at = 'infinity') as parked,
              greatest(extract(epoch from now() - min(coalesce(first_attempt_at, due_at))
                filter (where due_at < 'infinity')), 0) as oldest
            from engine.effect
            """;

    private static final String DEPLOYMENTS =
            "select lower(status) as label, count(*) as value from engine.deployment where live group by 1";

    private static final String GATES = """
            select finding ->> 'gate' as label, count(*) as value,
              extract(epoch from now() - min(requested_at)) as oldest
            from engine.deployment, json_array_elements(cast(body as json) -> 'state' -> 'findings') finding
            where live and status = 'Waiting' and finding ->> 'verdict' = 'WAIT'
            group by 1
            """;

    private final Persistence persistence;
    private final Meters meters;

    Backlog(Persistence persistence, Meters meters) {
        this.persistence = persistence;
        this.meters = meters;
    }

    /** What cannot be read is not known any more. */
    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    Uni<Void> show() {
        return persistence
                .once(PATIENCE, () -> Panache.withTransaction(this::read))
                .onFailure()
                .invoke(this::forget)
                .onFailure()
                .recoverWithNull();
    }

    private Uni<Void> read() {
        return Panache.getSession()
                .chain(session -> effects(session)
                        .chain(() -> rows(session, DEPLOYMENTS))
                        .invoke(rows -> levels(Metric.DEPLOYMENTS, rows, "value"))
                        .chain(() -> rows(session, GATES))
                        .invoke(rows -> {
                            levels(Metric.GATE_WAITING, rows, "value");
                            levels(Metric.GATE_WAIT_OLDEST, rows, "oldest");
                        }))
                .replaceWithVoid();
    }

    private Uni<Void> effects(Mutiny.Session session) {
        return session.createNativeQuery(EFFECTS, Tuple.class)
                .getSingleResult()
                .invoke(row -> {
                    meters.level(
                            Metric.EFFECTS_DUE, row.get("due", Number.class).doubleValue());
                    meters.level(
                            Metric.EFFECTS_PARKED,
                            row.get("parked", Number.class).doubleValue());
                    meters.level(
                            Metric.EFFECTS_OLDEST,
                            row.get("oldest", Number.class).doubleValue());
                })
                .replaceWithVoid();
    }

    private static Uni<List<Tuple>> rows(Mutiny.Session session, String sql) {
        return session.createNativeQuery(sql, Tuple.class).getResultList();
    }

    private void levels(Metric metric, List<Tuple> rows, String column) {
        meters.levels(
                metric,
                rows.stream()
                        .collect(Collectors.toMap(
                                row -> row.get("label", String.class),
                                row -> row.get(column, Number.class).doubleValue())));
    }

    private void forget() {
        Stream.of(
                        Metric.EFFECTS_DUE,
                        Metric.EFFECTS_PARKED,
                        Metric.EFFECTS_OLDEST,
                        Metric.DEPLOYMENTS,
                        Metric.GATE_WAITING,
                        Metric.GATE_WAIT_OLDEST)
                .forEach(meters::forget);
    }
}

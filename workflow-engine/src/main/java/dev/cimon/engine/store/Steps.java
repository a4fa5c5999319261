package dev.cimon.engine.store;

import dev.cimon.engine.deployment.Step;
import dev.cimon.events.Event;
import dev.cimon.events.EventType;
import dev.cimon.events.deployment.DeploymentEvent;
import dev.cimon.events.reference.DeploymentId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;

/** What was decided about deployments, step by step, for whoever asks later. */
final class Steps {

    private static final String ADD = """
            insert into engine.deployment_step (deployment, version, kind, at, event)
            select s.deployment, s.version, s.kind, s.at, s.event
            from json_to_recordset(cast(cast(:steps as text) as json))
              as s(deployment uuid, version bigint, kind text, at timestamptz, event text)
            on conflict do nothing
            """;

    private Steps() {}

    private record NewStep(UUID deployment, long version, String kind, String at, String event) {}

    /** Part of the transaction of the caller. */
    static Uni<Void> add(List<Decided> decided) {
        List<NewStep> added = decided.stream()
                .flatMap(one -> one.decision().steps().stream())
                .map(Steps::newStep)
                .toList();
        if (added.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(ADD)
                        .setParameter("steps", Json.write(added))
                        .executeUpdate()
                        .replaceWithVoid());
    }

    private static NewStep newStep(Step step) {
        return new NewStep(
                step.event().deployment().id().id(),
                step.version(),
                EventType.of(step.event()).name(),
                step.at().toString(),
                Json.write(step.event()));
    }

    /** All of one deployment, in the order they were taken. */
    static Uni<List<Step>> of(DeploymentId deployment) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "select version, kind, at, event from engine.deployment_step"
                                        + " where deployment = :deployment order by version, at, taken",
                                Tuple.class)
                        .setParameter("deployment", deployment.id())
                        .getResultList()
                        .map(rows -> rows.stream().map(Steps::step).toList()));
    }

    private static Step step(Tuple row) {
        Class<? extends Event> type = EventType.named(row.get("kind", String.class))
                .orElseThrow(() -> new IllegalStateException("no step has this kind"))
                .record();
        Instant at = row.get("at", OffsetDateTime.class).toInstant();
        Event event = Json.read(row.get("event", String.class), type);
        return new Step((DeploymentEvent) event, row.get("version", Long.class), at);
    }
}

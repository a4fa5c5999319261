package dev.cimon.engine.store;

import dev.cimon.engine.deployment.Success;
import dev.cimon.engine.project.Project;
import dev.cimon.engine.workflow.Workflow;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.Revision;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Tuple;
import java.util.Set;
import java.util.stream.Collectors;

/** Where revisions have succeeded, read only where the workflow asks for it; history costs nothing. */
final class Successes {

    private static final String FIND = """
            select distinct environment, revision from engine.deployment
            where repository = :repository and status in ('Succeeded', 'Inactive')
              and revision = any(string_to_array(cast(:revisions as text), ','))
            """;

    private Successes() {}

    /** Of these revisions. */
    static Uni<Set<Success>> of(Project project, Set<Revision> wanted) {
        if (!Workflow.of(project).ordered()) {
            return Uni.createFrom().item(Set.of());
        }
        String revisions = wanted.stream().map(Revision::sha).collect(Collectors.joining(","));
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, Tuple.class)
                        .setParameter("repository", project.repository().toString())
                        .setParameter("revisions", revisions)
                        .getResultList()
                        .map(rows -> rows.stream().map(Successes::success).collect(Collectors.toUnmodifiableSet())));
    }

    private static Success success(Tuple row) {
        return new Success(
                new EnvironmentName(row.get("environment", String.class)),
                new Revision(row.get("revision", String.class)));
    }
}

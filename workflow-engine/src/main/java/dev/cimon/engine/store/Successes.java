package dev.cimon.engine.store;

import dev.cimon.engine.deployment.Success;
import dev.cimon.engine.project.Project;
import dev.cimon.engine.workflow.Workflow;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.Revision;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Where revisions have succeeded, read at once for all projects whose workflow asks for it; history costs nothing. */
final class Successes {

    private static final String FIND = """
            select distinct repository, environment, revision from engine.deployment
            join json_to_recordset(cast(cast(:wanted as text) as json)) as wanted (repository text, revision text)
              using (repository, revision)
            where status in ('Succeeded', 'Inactive')
            """;

    private record Wanted(String repository, String revision) {}

    private Successes() {}

    /** Of the revisions that decisions may be about. */
    static Uni<Void> read(Known known) {
        List<Wanted> wanted = known.projects().stream()
                .filter(project -> Workflow.of(project).ordered())
                .map(Project::repository)
                .flatMap(repository -> wanted(repository, known.revisions(repository)))
                .toList();
        if (wanted.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FIND, Tuple.class)
                        .setParameter("wanted", Json.write(wanted))
                        .getResultList())
                .invoke(rows -> rows.forEach(
                        row -> known.add(RepositoryName.of(row.get("repository", String.class)), success(row))))
                .replaceWithVoid();
    }

    private static Stream<Wanted> wanted(RepositoryName repository, Set<Revision> revisions) {
        return revisions.stream().map(revision -> new Wanted(repository.toString(), revision.sha()));
    }

    private static Success success(Tuple row) {
        return new Success(
                new EnvironmentName(row.get("environment", String.class)),
                new Revision(row.get("revision", String.class)));
    }
}

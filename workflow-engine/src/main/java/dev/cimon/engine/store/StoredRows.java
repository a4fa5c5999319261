package dev.cimon.engine.store;

import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.project.People;
import dev.cimon.engine.project.Project;
import dev.cimon.engine.pullrequest.PullRequest;
import dev.cimon.engine.store.Versions.Version;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.SlackUser;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Reads what stands in the tables about some repositories and their deployments: first which rows there are, then those
 * that have changed since they were last seen.
 */
@ApplicationScoped
class StoredRows {

    private static final int MOST_PROJECTS = 1_000;
    private static final int MOST_DEPLOYMENTS = 4_000;

    private static final String PRESENT = """
            with names as materialized (
              select value as name from json_array_elements_text(cast(cast(:names as text) as json)))
            select 'project' as kind, p.repository as id, cast(p.xmin as text) as version
              from names n join engine.project p on p.repository = n.name
            union
            select 'deployment', cast(d.id as text), d.version
              from names n cross join lateral (
                select id, cast(xmin as text) as version from engine.deployment where repository = n.name and live
                union all
                (select id, cast(xmin as text) from engine.deployment where repository = n.name
                 order by number desc limit\s""" + Known.RECENT + """
                )) d
            union
            select 'deployment', cast(d.id as text), cast(d.xmin as text)
              from json_array_elements_text(cast(cast(:ids as text) as json)) as i
              join engine.deployment d on d.id = cast(i.value as uuid)
            """;

    private static final String PROJECTS = """
            select repository as id, cast(xmin as text) as version, body from engine.project
            where repository in (select value from json_array_elements_text(cast(cast(:ids as text) as json)))
            """;

    private static final String DEPLOYMENTS = """
            select cast(id as text) as id, cast(xmin as text) as version, body from engine.deployment
            where id in (select cast(value as uuid) from json_array_elements_text(cast(cast(:ids as text) as json)))
            """;

    private static final String PULL_REQUESTS = """
            with wanted as materialized (
              select repository, number, head from json_to_recordset(cast(cast(:wanted as text) as json))
                as w(repository text, number int, head text))
            select p.body from wanted w
              join engine.pull_request p on p.repository = w.repository and p.number = w.number
            union
            select p.body from wanted w
              join engine.pull_request p on p.repository = w.repository and p.head = w.head
            """;

    private static final String PEOPLE = """
            select workspace, slack_user, name, login, mentions, account from engine.person
            where workspace in (select value from json_array_elements_text(cast(cast(:workspaces as text) as json)))
            """;

    private final Versions<RepositoryName, Project> projects = new Versions<>(MOST_PROJECTS);
    private final Versions<DeploymentId, Deployment> deployments = new Versions<>(MOST_DEPLOYMENTS);

    /** Fills what is to be known of its places. */
    Uni<Known> read(Mutiny.Session session, Known known) {
        return present(session, known)
                .chain(present -> readOrRemember(session, present, "project", projectReading(known))
                        .chain(() -> readOrRemember(session, present, "deployment", deploymentReading(known))))
                .chain(() -> pullRequests(session, known))
                .chain(() -> people(session, known))
                .replaceWith(known);
    }

    /** What was written just now, and holds if the transaction commits. */
    void keepDeployment(Version<DeploymentId> version, Deployment deployment) {
        deployments.keep(version, deployment);
    }

    /** As {@link #keepDeployment(Version, Deployment)}. */
    void keepProject(Version<RepositoryName> version, Project project) {
        projects.keep(version, project);
    }

    /** To be called when a transaction has failed. */
    void forget() {
        projects.forget();
        deployments.forget();
    }

    private record Present(String kind, String id, String version) {}

    /** How rows of a kind are read. */
    private record Reading<I, T>(
            String statement, Function<String, I> id, Class<T> type, Versions<I, T> remembered, Consumer<T> found) {}

    private Reading<RepositoryName, Project> projectReading(Known known) {
        return new Reading<>(PROJECTS, RepositoryName::of, Project.class, projects, known::add);
    }

    private Reading<DeploymentId, Deployment> deploymentReading(Known known) {
        return new Reading<>(DEPLOYMENTS, DeploymentId::of, Deployment.class, deployments, known::add);
    }

    private static Uni<List<Present>> present(Mutiny.Session session, Known known) {
        Set<String> names = all(known, Place::repository);
        Set<String> ids = all(known, Place::asked);
        if (names.isEmpty() && ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return session.createNativeQuery(PRESENT, Tuple.class)
                .setParameter("names", Json.write(names))
                .setParameter("ids", Json.write(ids))
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Present(
                                row.get("kind", String.class),
                                row.get("id", String.class),
                                row.get("version", String.class)))
                        .toList());
    }

    private static Set<String> all(Known known, Function<Place, @Nullable Object> part) {
        return known.places().stream()
                .map(part)
                .filter(Objects::nonNull)
                .map(Object::toString)
                .collect(Collectors.toSet());
    }

    private static <I, T> Uni<Void> readOrRemember(
            Mutiny.Session session, List<Present> present, String kind, Reading<I, T> reading) {
        List<String> unknown = new ArrayList<>();
        for (Present row : present) {
            if (row.kind().equals(kind)) {
                Optional<T> remembered =
                        reading.remembered().find(new Version<>(reading.id().apply(row.id()), row.version()));
                remembered.ifPresentOrElse(reading.found(), () -> unknown.add(row.id()));
            }
        }
        return unknown.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(reading.statement(), Tuple.class)
                        .setParameter("ids", Json.write(unknown))
                        .getResultList()
                        .invoke(rows -> rows.forEach(row -> read(row, reading)))
                        .replaceWithVoid();
    }

    private static <I, T> void read(Tuple row, Reading<I, T> reading) {
        T read = Json.read(row.get("body", String.class), reading.type());
        I id = reading.id().apply(row.get("id", String.class));
        reading.remembered().keep(new Version<>(id, row.get("version", String.class)), read);
        reading.found().accept(read);
    }

    private record Wanted(String repository, int number, String head) {}

    private static Uni<Void> pullRequests(Mutiny.Session session, Known known) {
        Set<Wanted> wanted =
                known.places().stream().flatMap(place -> wanted(known, place)).collect(Collectors.toSet());
        return wanted.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(PULL_REQUESTS, String.class)
                        .setParameter("wanted", Json.write(wanted))
                        .getResultList()
                        .invoke(bodies -> bodies.forEach(body -> known.add(Json.read(body, PullRequest.class))))
                        .replaceWithVoid();
    }

    /** By number or by head; there is no pull request 0, and none without a head. */
    private static Stream<Wanted> wanted(Known known, Place place) {
        RepositoryName repository = place.repository();
        if (repository == null) {
            return Stream.empty();
        }
        return Stream.concat(
                known.pullRequestNumbers(place).stream().map(number -> new Wanted(repository.toString(), number, "")),
                Stream.ofNullable(place.scope().revision())
                        .map(head -> new Wanted(repository.toString(), 0, head.sha())));
    }

    private static Uni<Void> people(Mutiny.Session session, Known known) {
        Set<String> workspaces = known.workspaces();
        return workspaces.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(PEOPLE, Tuple.class)
                        .setParameter("workspaces", Json.write(workspaces))
                        .getResultList()
                        .invoke(rows -> rows.forEach(row -> known.add(link(row))))
                        .replaceWithVoid();
    }

    private static People.Link link(Tuple row) {
        return new People.Link(
                row.get("workspace", String.class),
                new SlackUser(row.get("slack_user", String.class), row.get("name", String.class)),
                row.get("login", String.class),
                row.get("mentions", Boolean.class),
                row.get("account", Long.class));
    }
}

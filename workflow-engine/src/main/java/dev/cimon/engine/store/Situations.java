package dev.cimon.engine.store;

import dev.cimon.engine.decide.Situation;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.project.People;
import dev.cimon.engine.project.Project;
import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.SlackUser;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reads what is known about a scope. Part of the transaction of the caller, which it makes the only one at work on it. */
@ApplicationScoped
class Situations {

    private static final int RECENT = 10;

    /** Locks the channel, then the repository, always in this order. */
    Uni<Situation> load(Scope scope) {
        return Panache.getSession()
                .chain(session -> lockChannel(session, scope.channel())
                        .chain(() -> boundRepository(session, scope.channel()))
                        .chain(bound -> load(session, scope, bound)));
    }

    private static Uni<Boolean> lockChannel(Mutiny.Session session, @Nullable ChannelRef channel) {
        return channel == null ? Uni.createFrom().item(false) : lock(session, "channel " + channel);
    }

    private static Uni<Optional<String>> boundRepository(Mutiny.Session session, @Nullable ChannelRef channel) {
        if (channel == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return session.find(ChannelBindingRow.class, new ChannelBindingRow.Key(channel.workspace(), channel.channel()))
                .map(row -> Optional.ofNullable(row).map(found -> found.repository));
    }

    private static Uni<Situation> load(Mutiny.Session session, Scope scope, Optional<String> bound) {
        Optional<String> repository = Optional.ofNullable(scope.repository())
                .map(RepositoryName::toString)
                .or(() -> bound);
        Uni<Boolean> locked = repository.isEmpty() ? Uni.createFrom().item(false) : lock(session, repository.get());
        return locked.chain(() -> project(session, bound))
                .chain(here -> project(session, repository)
                        .chain(project -> project.isEmpty() && scope.channel() == null
                                ? Uni.createFrom().item(new Situation(null, null, List.of(), List.of(), People.NOBODY))
                                : load(session, scope, here, project)));
    }

    private static Uni<Situation> load(
            Mutiny.Session session, Scope scope, Optional<Project> here, Optional<Project> project) {
        String repository = project.map(found -> found.repository().toString()).orElse("");
        return deployments(session, repository, "and live order by number")
                .chain(live -> deployments(session, repository, "order by number desc limit " + RECENT)
                        .chain(recent -> people(session, workspace(scope, project))
                                .map(people ->
                                        new Situation(project.orElse(null), here.orElse(null), live, recent, people))));
    }

    /** Held until the transaction ends: one decision at a time about one repository. */
    private static Uni<Boolean> lock(Mutiny.Session session, String name) {
        return session.createNativeQuery(
                        "select pg_advisory_xact_lock(hashtextextended(:name, 0)) is not null", Boolean.class)
                .setParameter("name", name)
                .getSingleResult();
    }

    private static Uni<Optional<Project>> project(Mutiny.Session session, Optional<String> repository) {
        if (repository.isEmpty()) {
            return Uni.createFrom().item(Optional.empty());
        }
        return session.find(ProjectRow.class, repository.get())
                .map(row -> Optional.ofNullable(row).map(found -> Json.read(found.body, Project.class)));
    }

    private static Uni<List<Deployment>> deployments(Mutiny.Session session, String repository, String which) {
        return session.createNativeQuery(
                        "select * from engine.deployment where repository = :repository " + which, DeploymentRow.class)
                .setParameter("repository", repository)
                .getResultList()
                .map(rows -> rows.stream().map(DeploymentRow::deployment).toList());
    }

    private static String workspace(Scope scope, Optional<Project> project) {
        ChannelRef channel = scope.channel();
        if (channel != null) {
            return channel.workspace();
        }
        return project.stream()
                .flatMap(found -> found.channels().stream())
                .map(ChannelRef::workspace)
                .findFirst()
                .orElse("");
    }

    private static Uni<People> people(Mutiny.Session session, String workspace) {
        return session.createQuery("from PersonRow where key.workspace = :workspace", PersonRow.class)
                .setParameter("workspace", workspace)
                .getResultList()
                .map(rows -> new People(rows.stream()
                        .map(row -> new People.Link(
                                row.key.workspace(), new SlackUser(row.key.user(), row.name), row.login))
                        .toList()));
    }
}

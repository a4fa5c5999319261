package dev.cimon.engine.store;

import dev.cimon.engine.Settings;
import dev.cimon.engine.decide.Effect;
import dev.cimon.engine.decide.Situation;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.History;
import dev.cimon.engine.deployment.Step;
import dev.cimon.engine.deployment.Success;
import dev.cimon.engine.project.People;
import dev.cimon.engine.project.Project;
import dev.cimon.engine.pullrequest.PullRequest;
import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.SlackUser;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/** Reads what is known about a scope. Part of the transaction of the caller, which it makes the only one at work on it. */
@ApplicationScoped
class Situations {

    private static final int RECENT = 10;

    private final String slash;

    Situations(Settings.Slack settings) {
        this.slash = settings.command();
    }

    /** Locks the channel, then the repository, always in this order. */
    Uni<Situation> load(Scope scope) {
        return Panache.getSession()
                .chain(session -> lockChannel(session, scope.channel())
                        .chain(() -> boundTo(session, scope.channel()))
                        .chain(bound -> repository(session, scope, bound)
                                .chain(repository -> load(session, scope, bound, repository))));
    }

    private static Uni<Boolean> lockChannel(Mutiny.Session session, @Nullable ChannelRef channel) {
        return channel == null ? Uni.createFrom().item(false) : lock(session, "channel " + channel);
    }

    private static Uni<List<RepositoryName>> boundTo(Mutiny.Session session, @Nullable ChannelRef channel) {
        if (channel == null) {
            return Uni.createFrom().item(List.of());
        }
        return session.createQuery(
                        "from ChannelBindingRow where key.workspace = :workspace and key.channel = :channel"
                                + " order by key.repository",
                        ChannelBindingRow.class)
                .setParameter("workspace", channel.workspace())
                .setParameter("channel", channel.channel())
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> RepositoryName.of(row.key.repository()))
                        .toList());
    }

    private static Uni<Optional<String>> repository(Mutiny.Session session, Scope scope, List<RepositoryName> bound) {
        if (scope.repository() != null) {
            return Uni.createFrom().item(Optional.of(scope.repository().toString()));
        }
        Optional<String> only = bound.size() == 1 ? Optional.of(bound.getFirst().toString()) : Optional.empty();
        return scope.deployment() == null
                ? Uni.createFrom().item(only)
                : session.createNativeQuery("select repository from engine.deployment where id = :id", String.class)
                        .setParameter("id", scope.deployment().id())
                        .getResultList()
                        .map(found -> found.stream().findFirst().or(() -> only));
    }

    private Uni<Situation> load(
            Mutiny.Session session, Scope scope, List<RepositoryName> here, Optional<String> repository) {
        Uni<Boolean> locked = repository.isEmpty() ? Uni.createFrom().item(false) : lock(session, repository.get());
        return locked.chain(() -> project(session, repository))
                .chain(project -> project.isEmpty() && scope.channel() == null
                        ? Uni.createFrom().item(nothingKnown())
                        : situation(session, scope, here, project));
    }

    private Uni<Situation> situation(
            Mutiny.Session session, Scope scope, List<RepositoryName> here, Optional<Project> project) {
        String repository = project.map(found -> found.repository().toString()).orElse("");
        return deployments(session, repository, "and live order by number")
                .chain(live -> deployments(session, repository, "order by number desc limit " + RECENT)
                        .chain(recent -> named(session, repository, scope)
                                .chain(named -> successes(scope, project, live, recent, named)
                                        .chain(successes -> pullRequests(
                                                        session, repository, scope, recent, named.asked())
                                                .chain(pullRequests -> people(session, workspaces(scope, project))
                                                        .chain(people -> settingUp(session, scope.channel())
                                                                .map(settingUp -> new Situation(
                                                                        project.orElse(null),
                                                                        here,
                                                                        live,
                                                                        successes,
                                                                        recent,
                                                                        named.asked()
                                                                                .orElse(null),
                                                                        named.steps(),
                                                                        named.history(),
                                                                        pullRequests,
                                                                        people,
                                                                        settingUp,
                                                                        slash))))))));
    }

    private Situation nothingKnown() {
        return new Situation(
                null,
                List.of(),
                List.of(),
                Set.of(),
                List.of(),
                null,
                List.of(),
                History.NONE,
                List.of(),
                People.NOBODY,
                false,
                slash);
    }

    private static Uni<Boolean> settingUp(Mutiny.Session session, @Nullable ChannelRef channel) {
        return channel == null
                ? Uni.createFrom().item(false)
                : session.createNativeQuery(
                                "select exists (select from engine.effect where lane = :lane and due_at < 'infinity')",
                                Boolean.class)
                        .setParameter("lane", Effect.VerifyRepository.laneOf(channel))
                        .getSingleResult();
    }

    /** What somebody names, and what they want to know about it. */
    private record Named(Optional<Deployment> asked, List<Step> steps, History history) {}

    private static Uni<Named> named(Mutiny.Session session, String repository, Scope scope) {
        return asked(session, repository, scope)
                .chain(asked -> steps(scope, asked)
                        .chain(steps -> history(scope, asked).map(history -> new Named(asked, steps, history))));
    }

    private static Uni<Optional<Deployment>> asked(Mutiny.Session session, String repository, Scope scope) {
        if (scope.deployment() != null) {
            return session.find(DeploymentRow.class, scope.deployment().id())
                    .map(row -> Optional.ofNullable(row).map(DeploymentRow::deployment));
        }
        EnvironmentName environment = scope.environment();
        if (scope.number() != null) {
            return newest(session, repository, "number = :named", scope.number());
        }
        return environment == null
                ? Uni.createFrom().item(Optional.empty())
                : newest(session, repository, "environment = :named", environment.name());
    }

    private static Uni<Set<Success>> successes(
            Scope scope, Optional<Project> project, List<Deployment> live, List<Deployment> recent, Named named) {
        Stream<Deployment> deployments = Stream.of(
                        live.stream(), recent.stream(), named.asked().stream(), named.history().deployments().stream())
                .flatMap(known -> known);
        return project.map(known -> Successes.of(known, deployments, scope.revision()))
                .orElseGet(() -> Uni.createFrom().item(Set.of()));
    }

    private static Uni<List<Step>> steps(Scope scope, Optional<Deployment> asked) {
        return asked.filter(_ -> scope.detail() == Scope.Detail.STEPS)
                .map(deployment -> Steps.of(deployment.id()))
                .orElseGet(() -> Uni.createFrom().item(List.of()));
    }

    private static Uni<History> history(Scope scope, Optional<Deployment> asked) {
        Uni<History> nothing = Uni.createFrom().item(History.NONE);
        return asked.map(deployment -> switch (scope.detail()) {
                    case NONE, STEPS -> nothing;
                    case HISTORY -> Histories.of(deployment.repository(), deployment.environment());
                    case THEN -> Histories.at(scope.time(), deployment.repository(), deployment.environment());
                })
                .orElse(nothing);
    }

    private static Uni<Optional<Deployment>> newest(
            Mutiny.Session session, String repository, String which, Object named) {
        return session.createNativeQuery(
                        "select * from engine.deployment where repository = :repository and " + which
                                + " order by number desc limit 1",
                        DeploymentRow.class)
                .setParameter("repository", repository)
                .setParameter("named", named)
                .getResultList()
                .map(rows -> rows.stream().findFirst().map(DeploymentRow::deployment));
    }

    /** By its number, by its head, or because a deployment in question is its preview. */
    private static Uni<List<PullRequest>> pullRequests(
            Mutiny.Session session,
            String repository,
            Scope scope,
            List<Deployment> recent,
            Optional<Deployment> asked) {
        Stream<EnvironmentName> environments = Stream.concat(
                Stream.concat(Stream.ofNullable(scope.environment()), asked.map(Deployment::environment).stream()),
                scope.channel() == null ? Stream.empty() : recent.stream().map(Deployment::environment));
        Set<Integer> numbers = Stream.concat(
                        Stream.ofNullable(scope.pullRequest()),
                        environments.map(PullRequest::numberOf).flatMap(Optional::stream))
                .collect(Collectors.toSet());
        if (numbers.isEmpty() && scope.revision() == null) {
            return Uni.createFrom().item(List.of());
        }
        return session.createQuery(
                        "from PullRequestRow where key.repository = :repository"
                                + " and (key.number in (:numbers) or head = :head) order by key.number",
                        PullRequestRow.class)
                .setParameter("repository", repository)
                .setParameter("numbers", numbers)
                .setParameter(
                        "head", scope.revision() == null ? "" : scope.revision().sha())
                .getResultList()
                .map(rows -> rows.stream().map(PullRequestRow::pullRequest).toList());
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

    private static Set<String> workspaces(Scope scope, Optional<Project> project) {
        return Stream.concat(
                        Stream.ofNullable(scope.channel()),
                        project.stream().flatMap(found -> found.channels().stream()))
                .map(ChannelRef::workspace)
                .collect(Collectors.toSet());
    }

    private static Uni<People> people(Mutiny.Session session, Set<String> workspaces) {
        return session.createQuery("from PersonRow where key.workspace in (:workspaces)", PersonRow.class)
                .setParameter("workspaces", workspaces)
                .getResultList()
                .map(rows -> new People(rows.stream()
                        .map(row -> new People.Link(
                                row.key.workspace(), new SlackUser(row.key.user(), row.name), row.login, row.mentions))
                        .toList()));
    }
}

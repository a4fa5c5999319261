package dev.cimon.engine.store;

import dev.cimon.engine.decide.Decision;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState;
import dev.cimon.engine.project.People;
import dev.cimon.engine.project.Project;
import dev.cimon.engine.pullrequest.PullRequest;
import dev.cimon.engine.store.Versions.Version;
import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.RepositoryName;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Writes what was decided, with one statement for each table: of everything the last state. Part of the transaction of
 * the caller.
 */
@ApplicationScoped
class DecisionWriter {

    private static final String PROJECTS = """
            insert into engine.project (repository, body)
            select repository, body
            from json_to_recordset(cast(cast(:rows as text) as json)) as r(repository text, body text)
            on conflict (repository) do update set body = excluded.body
            returning repository as id, cast(xmin as text) as version
            """;

    private static final String BINDINGS = """
            insert into engine.channel_binding (workspace, channel, repository)
            select workspace, channel, repository
            from json_to_recordset(cast(cast(:rows as text) as json))
              as r(workspace text, channel text, repository text)
            on conflict do nothing
            returning repository as id
            """;

    private static final String DEPLOYMENTS = """
            insert into engine.deployment (id, repository, number, environment, revision, status, live, body, requested_at,
              in_place_from, in_place_until)
            select id, repository, number, environment, revision, status, live, body, "requestedAt",
              "inPlaceFrom", "inPlaceUntil"
            from json_to_recordset(cast(cast(:rows as text) as json))
              as r(id uuid, repository text, number bigint, environment text, revision text, status text, live boolean, body text,
                "requestedAt" timestamptz, "inPlaceFrom" timestamptz, "inPlaceUntil" timestamptz)
            on conflict (id) do update set revision = excluded.revision, status = excluded.status, live = excluded.live,
              body = excluded.body,
              in_place_from = excluded.in_place_from, in_place_until = excluded.in_place_until
            returning cast(id as text) as id, cast(xmin as text) as version
            """;

    private static final String PULL_REQUESTS = """
            insert into engine.pull_request (repository, number, head, body)
            select repository, number, head, body
            from json_to_recordset(cast(cast(:rows as text) as json))
              as r(repository text, number int, head text, body text)
            on conflict (repository, number) do update set head = excluded.head, body = excluded.body
            returning repository as id
            """;

    private final EffectQueue effects;
    private final StoredRows rows;

    DecisionWriter(EffectQueue effects, StoredRows rows) {
        this.effects = effects;
        this.rows = rows;
    }

    private record ProjectLine(String repository, String body) {
        static ProjectLine of(Project project) {
            return new ProjectLine(project.repository().toString(), Json.write(project));
        }
    }

    private record PullRequestLine(String repository, int number, String head, String body) {
        static PullRequestLine of(PullRequest pullRequest) {
            return new PullRequestLine(
                    pullRequest.repository().toString(),
                    pullRequest.number(),
                    pullRequest.head().sha(),
                    Json.write(pullRequest));
        }
    }

    private record DeploymentLine(
            UUID id,
            String repository,
            long number,
            String environment,
            @Nullable String revision,
            String status,
            boolean live,
            String body,
            Instant requestedAt,
            @Nullable Instant inPlaceFrom,
            @Nullable Instant inPlaceUntil) {
        static DeploymentLine of(Deployment deployment) {
            if (deployment.state() instanceof DeploymentState.Inactive before) {
                return of(deployment, before.succeededAt(), before.endedAt());
            }
            return deployment.state() instanceof DeploymentState.Succeeded current
                    ? of(deployment, current.endedAt(), null)
                    : of(deployment, null, null);
        }

        private static DeploymentLine of(Deployment deployment, @Nullable Instant from, @Nullable Instant until) {
            return new DeploymentLine(
                    deployment.id().id(),
                    deployment.repository().toString(),
                    deployment.number(),
                    deployment.environment().name(),
                    deployment.commit() == null
                            ? null
                            : deployment.commit().revision().sha(),
                    deployment.state().getClass().getSimpleName(),
                    Known.isLive(deployment),
                    Json.write(deployment),
                    deployment.requestedAt(),
                    from,
                    until);
        }
    }

    /** @param decided in the order in which it was decided */
    Uni<Void> write(List<Decided> decided) {
        if (decided.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Decision> decisions = decided.stream().map(Decided::decision).toList();
        Map<RepositoryName, Project> projects =
                last(decisions, decision -> Stream.ofNullable(decision.project()), Project::repository);
        Map<DeploymentId, Deployment> deployments =
                last(decisions, decision -> decision.deployments().stream(), Deployment::id);
        Collection<PullRequest> pullRequests = last(
                        decisions,
                        decision -> decision.pullRequests().stream(),
                        pullRequest -> pullRequest.repository() + "#" + pullRequest.number())
                .values();
        return Panache.getSession()
                .chain(session -> write(session, PROJECTS, lines(projects.values(), ProjectLine::of))
                        .invoke(written -> keep(written, RepositoryName::of, projects, rows::keepProject))
                        .chain(() -> write(session, BINDINGS, bindings(projects.values())))
                        .chain(() -> write(session, DEPLOYMENTS, lines(deployments.values(), DeploymentLine::of)))
                        .invoke(written -> keep(written, DeploymentId::of, deployments, rows::keepDeployment))
                        .chain(() -> write(session, PULL_REQUESTS, lines(pullRequests, PullRequestLine::of)))
                        .chain(() -> oneByOne(session, decisions)))
                .chain(() -> Steps.add(decided))
                .chain(() -> AuditTrail.add(decided))
                .chain(told -> effects.add(decided, told));
    }

    private static <K, T> void keep(
            List<Tuple> written, Function<String, K> id, Map<K, T> values, BiConsumer<Version<K>, T> keeper) {
        for (Tuple row : written) {
            K key = id.apply(row.get("id", String.class));
            T value = values.get(key);
            if (value != null) {
                keeper.accept(new Version<>(key, row.get("version", String.class)), value);
            }
        }
    }

    /** As it is after all decisions. */
    private static <K, T> Map<K, T> last(
            List<Decision> decisions, Function<Decision, Stream<T>> part, Function<T, K> key) {
        Map<K, T> last = new LinkedHashMap<>();
        decisions.stream().flatMap(part).forEach(changed -> last.put(key.apply(changed), changed));
        return last;
    }

    private static List<ChannelBindingRow.Key> bindings(Collection<Project> projects) {
        return projects.stream()
                .flatMap(project -> project.channels().stream().map(channel -> key(channel, project.repository())))
                .toList();
    }

    private static <T, R> List<R> lines(Collection<T> values, Function<T, R> line) {
        return values.stream().map(line).toList();
    }

    private static Uni<List<Tuple>> write(Mutiny.Session session, String statement, List<?> lines) {
        return lines.isEmpty()
                ? Uni.createFrom().item(List.of())
                : session.createNativeQuery(statement, Tuple.class)
                        .setParameter("rows", Json.write(lines))
                        .getResultList();
    }

    /** What changes rarely: who is linked, and what a channel follows no longer. */
    private static Uni<Void> oneByOne(Mutiny.Session session, List<Decision> decisions) {
        List<Supplier<Uni<?>>> steps = new ArrayList<>();
        for (Decision decision : decisions) {
            decision.unbound()
                    .forEach(binding -> steps.add(() ->
                            remove(session, ChannelBindingRow.class, key(binding.channel(), binding.repository()))));
            decision.unlinked().forEach(link -> steps.add(() -> remove(session, PersonRow.class, key(link))));
            if (!decision.unlinked().isEmpty()) {
                steps.add(session::flush); // a login has to be free before somebody else takes it
            }
            decision.linked().forEach(link -> steps.add(() -> session.merge(row(link))));
        }
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Supplier<Uni<?>> step : steps) {
            done = done.chain(() -> step.get().replaceWithVoid());
        }
        return steps.isEmpty() ? done : done.chain(session::flush);
    }

    private static Uni<Void> remove(Mutiny.Session session, Class<?> row, Object key) {
        return session.find(row, key)
                .chain(found -> found == null ? Uni.createFrom().voidItem() : session.remove(found));
    }

    private static ChannelBindingRow.Key key(ChannelRef channel, RepositoryName repository) {
        return new ChannelBindingRow.Key(channel.workspace(), channel.channel(), repository.toString());
    }

    private static PersonRow row(People.Link link) {
        return new PersonRow(key(link), link.user().name(), link.login(), link.mentions(), link.account());
    }

    private static PersonRow.Key key(People.Link link) {
        return new PersonRow.Key(link.workspace(), link.user().id());
    }
}

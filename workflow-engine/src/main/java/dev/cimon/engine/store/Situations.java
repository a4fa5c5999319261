package dev.cimon.engine.store;

import dev.cimon.engine.Settings;
import dev.cimon.engine.decide.Effect;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.right.ProofLinks;
import dev.cimon.events.proof.ProofRequest;
import dev.cimon.events.proof.Seal;
import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.RepositoryName;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what is known about scopes. Part of the transaction of the caller, which it makes the only one at work on
 * them. Scopes that have a channel come one at a time.
 */
@ApplicationScoped
class Situations {

    private static final String LOCK = """
            select count(pg_advisory_xact_lock(key) is not null) from (
              select distinct hashtextextended(value, 0) as key
              from json_array_elements_text(cast(cast(:names as text) as json)) order by key) keys
            """;

    private final String slash;
    private final @Nullable ProofLinks proofs;
    private final StoredRows rows;

    Situations(
            Settings.Slack slack,
            Settings.GitHub gitHub,
            @ConfigProperty(name = "cimon.public-url") Optional<URI> publicUrl,
            StoredRows rows) {
        this.slash = slack.command();
        this.proofs = gitHub.clientSecret()
                .filter(secret -> !secret.isBlank())
                .map(secret -> new ProofLinks(publicUrl.orElseThrow(), new Seal<>(secret, ProofRequest.class)))
                .orElse(null);
        this.rows = rows;
    }

    /** Locks the channel, then the repositories, always in this order and the latter in that of their keys. */
    Uni<Known> load(Set<Scope> scopes) {
        return Panache.getSession()
                .chain(session -> places(session, scopes)
                        .chain(places -> lock(session, repositories(places)).replaceWith(places))
                        .chain(places -> asked(session, places))
                        .chain(places -> rows.read(session, new Known(slash, proofs, places)))
                        .call(known -> inChannel(session, known))
                        .call(Successes::read));
    }

    private static Uni<List<Place>> places(Mutiny.Session session, Set<Scope> scopes) {
        if (scopes.size() == 1 && scopes.iterator().next().channel() != null) {
            return placeInChannel(session, scopes.iterator().next()).map(List::of);
        }
        return Uni.createFrom()
                .item(scopes.stream()
                        .map(scope -> new Place(scope, List.of(), scope.repository(), scope.deployment()))
                        .toList());
    }

    private static Uni<Place> placeInChannel(Mutiny.Session session, Scope scope) {
        ChannelRef channel = Objects.requireNonNull(scope.channel());
        return lock(session, Set.of("channel " + channel))
                .chain(() -> boundTo(session, channel))
                .chain(bound -> repository(session, scope, bound)
                        .map(repository -> new Place(scope, bound, repository.orElse(null), scope.deployment())));
    }

    private static Uni<List<RepositoryName>> boundTo(Mutiny.Session session, ChannelRef channel) {
        return session.createQuery(
                        "from ChannelBindingRow where key.workspace = :workspace and key.channel = :channel"
                                + " order by key.repository",
                        ChannelBindingRow.class)
                .setParameter("workspace", channel.workspace())
                .setParameter("channel", channel.channel())
                .getResultList()
                .map(found -> found.stream()
                        .map(row -> RepositoryName.of(row.key.repository()))
                        .toList());
    }

    /** The one that is named, or else that of the deployment, or else the only one of the channel. */
    private static Uni<Optional<RepositoryName>> repository(
            Mutiny.Session session, Scope scope, List<RepositoryName> bound) {
        if (scope.repository() != null) {
            return Uni.createFrom().item(Optional.of(scope.repository()));
        }
        Optional<RepositoryName> only = bound.size() == 1 ? Optional.of(bound.getFirst()) : Optional.empty();
        return scope.deployment() == null
                ? Uni.createFrom().item(only)
                : session.createNativeQuery("select repository from engine.deployment where id = :id", String.class)
                        .setParameter("id", scope.deployment().id())
                        .getResultList()
                        .map(found -> found.stream()
                                .map(RepositoryName::of)
                                .findFirst()
                                .or(() -> only));
    }

    private static Set<String> repositories(List<Place> places) {
        return places.stream()
                .map(Place::repository)
                .filter(Objects::nonNull)
                .map(RepositoryName::toString)
                .collect(Collectors.toSet());
    }

    /** Held until the transaction ends: one decision at a time about one channel or repository. */
    private static Uni<Void> lock(Mutiny.Session session, Set<String> names) {
        return names.isEmpty()
                ? Uni.createFrom().voidItem()
                : session.createNativeQuery(LOCK, Long.class)
                        .setParameter("names", Json.write(names))
                        .getSingleResult()
                        .replaceWithVoid();
    }

    /** Where a person in a channel names a deployment by its number or its environment: the newest of that name. */
    private static Uni<List<Place>> asked(Mutiny.Session session, List<Place> places) {
        Place only = places.getFirst();
        Scope scope = only.scope();
        if (only.asked() != null || only.repository() == null) {
            return Uni.createFrom().item(places);
        }
        EnvironmentName environment = scope.environment();
        if (scope.number() != null) {
            return newest(session, only, "number", scope.number());
        }
        return environment == null
                ? Uni.createFrom().item(places)
                : newest(session, only, "environment", environment.name());
    }

    private static Uni<List<Place>> newest(Mutiny.Session session, Place only, String column, Object named) {
        return session.createNativeQuery(
                        "select cast(id as text) from engine.deployment where repository = :repository and " + column
                                + " = :named order by number desc limit 1",
                        String.class)
                .setParameter("repository", String.valueOf(only.repository()))
                .setParameter("named", named)
                .getResultList()
                .map(found -> List.of(found.isEmpty() ? only : only.asking(DeploymentId.of(found.getFirst()))));
    }

    private static Uni<Void> inChannel(Mutiny.Session session, Known known) {
        Place place = known.places().iterator().next();
        ChannelRef channel = place.scope().channel();
        if (channel == null) {
            return Uni.createFrom().voidItem();
        }
        return settingUp(session, channel)
                .invoke(known::settingUp)
                .chain(() -> known.asked(place)
                        .map(deployment -> detail(place.scope(), deployment, known))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private static Uni<Void> detail(Scope scope, Deployment asked, Known known) {
        return switch (scope.detail()) {
            case NONE -> Uni.createFrom().voidItem();
            case STEPS -> Steps.of(asked.id()).invoke(steps -> known.add(steps)).replaceWithVoid();
            case HISTORY ->
                Histories.of(asked.repository(), asked.environment())
                        .invoke(history -> known.add(history))
                        .replaceWithVoid();
            case THEN ->
                Histories.at(scope.time(), asked.repository(), asked.environment())
                        .invoke(history -> known.add(history))
                        .replaceWithVoid();
        };
    }

    private static Uni<Boolean> settingUp(Mutiny.Session session, ChannelRef channel) {
        return session.createNativeQuery(
                        "select exists (select from engine.effect where lane = :lane and due_at < 'infinity')",
                        Boolean.class)
                .setParameter("lane", Effect.VerifyRepository.laneOf(channel))
                .getSingleResult();
    }
}

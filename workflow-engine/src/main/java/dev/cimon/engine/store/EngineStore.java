package dev.cimon.engine.store;

import dev.cimon.engine.decide.Decide;
import dev.cimon.engine.decide.Decision;
import dev.cimon.engine.decide.EffectResult;
import dev.cimon.engine.decide.Happening;
import dev.cimon.engine.decide.Situation;
import dev.cimon.engine.project.People;
import dev.cimon.engine.store.EffectQueue.Removal;
import dev.cimon.events.Event;
import dev.cimon.events.EventEnvelope;
import dev.cimon.events.deployment.DeploymentHealed;
import dev.cimon.events.deployment.DeploymentRef;
import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.healing.Healing;
import dev.cimon.healing.Healings;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hibernate.reactive.mutiny.Mutiny;

/** One transaction per happening: inbox, new state and everything that is to be done, or nothing of it. */
@ApplicationScoped
public class EngineStore {

    private final Situations situations;
    private final EffectQueue effects;
    private final Healings healings;
    private final Clock clock;

    EngineStore(Situations situations, EffectQueue effects, Healings healings, Clock clock) {
        this.situations = situations;
        this.effects = effects;
        this.healings = healings;
        this.clock = clock;
    }

    void onStart(@Observes StartupEvent started) {
        healings.expect(Healing.GITHUB_DEPLOYMENT_FOUND, Healing.PIPELINE_FOUND, Healing.CI_STATUS_ASKED);
    }

    /** Decides about an event, unless it has been decided about before. */
    public Uni<Void> accept(EventEnvelope<Event> envelope) {
        return Panache.withTransaction(() -> decide(new Happening.Received(envelope), () -> firstTime(envelope)))
                .replaceWithVoid();
    }

    /** Takes a finished effect out and decides about what it brought back, unless another replica has done so. */
    public Uni<Void> finish(PendingEffect effect, Optional<EffectResult> result) {
        AtomicReference<Removal> removal = new AtomicReference<>(Removal.LOST);
        Supplier<Uni<Boolean>> removed =
                () -> effects.remove(effect.claim()).invoke(removal::set).map(outcome -> outcome != Removal.LOST);
        return Panache.withTransaction(() -> result.map(found -> decide(returned(effect, found), removed))
                        .orElseGet(() -> removed.get().replaceWith(List.of()))
                        .call(() -> removal.get() == Removal.ASKED_AGAIN
                                ? effects.hurry(effect.effect().lane())
                                : Uni.createFrom().voidItem()))
                .invoke(healed -> healed.forEach(this::count))
                .replaceWithVoid();
    }

    /** Has an effect tried again later, and decides about the delay where it is worth telling. */
    public Uni<Void> postpone(PendingEffect effect, Duration delay, String problem, Optional<EffectResult> notice) {
        Supplier<Uni<Boolean>> postponed = () -> effects.postpone(effect.claim(), delay, problem);
        return Panache.withTransaction(() -> notice.map(result -> decide(returned(effect, result), postponed))
                        .orElseGet(() -> postponed.get().replaceWith(List.of())))
                .replaceWithVoid();
    }

    private void count(DeploymentHealed healed) {
        Healing healing = switch (healed.found()) {
            case GITHUB_DEPLOYMENT -> Healing.GITHUB_DEPLOYMENT_FOUND;
            case PIPELINE -> Healing.PIPELINE_FOUND;
            case CI_STATUS -> Healing.CI_STATUS_ASKED;
        };
        DeploymentRef about = healed.deployment();
        healings.heal(healing, "deploymentId=" + about.id() + " repository=" + about.repository());
    }

    private static Happening returned(PendingEffect effect, EffectResult result) {
        return new Happening.Returned("effect/" + effect.id(), effect.claim().traceparent(), result);
    }

    private static Uni<Boolean> firstTime(EventEnvelope<Event> envelope) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(
                                "insert into engine.inbox (source, id) values (:source, :id) on conflict do nothing")
                        .setParameter("source", envelope.source())
                        .setParameter("id", envelope.id())
                        .executeUpdate()
                        .map(rows -> rows == 1));
    }

    /**
     * Locks what the happening is about, then lays claim to it; decides only where the claim holds. In this order,
     * since rows of effects are taken under that lock elsewhere, and two orders would be a deadlock. Brings what was
     * found by asking.
     */
    private Uni<List<DeploymentHealed>> decide(Happening happening, Supplier<Uni<Boolean>> claim) {
        Scope scope = Scope.of(happening);
        if (scope.equals(Scope.NONE)) {
            return claim.get().replaceWith(List.of());
        }
        return situations
                .load(scope)
                .chain(situation -> claim.get()
                        .chain(mine -> mine
                                ? store(decision(situation, happening), happening)
                                : Uni.createFrom().item(List.of())));
    }

    private Decision decision(Situation situation, Happening happening) {
        try {
            return Decide.decide(situation, happening, clock.instant());
        } catch (RuntimeException defect) {
            throw new UndecidableEvent(happening, defect);
        }
    }

    private Uni<List<DeploymentHealed>> store(Decision decision, Happening happening) {
        return Panache.getSession().chain(session -> {
            Stream<Supplier<Uni<?>>> rows = Stream.of(
                            project(session, decision),
                            decision.unbound().stream()
                                    .<Supplier<Uni<?>>>map(binding -> () -> remove(
                                            session,
                                            ChannelBindingRow.class,
                                            key(binding.channel(), binding.repository()))),
                            decision.pullRequests().stream()
                                    .<Supplier<Uni<?>>>map(
                                            pullRequest -> () -> session.merge(PullRequestRow.of(pullRequest))),
                            decision.deployments().stream()
                                    .<Supplier<Uni<?>>>map(
                                            deployment -> () -> session.merge(DeploymentRow.of(deployment))),
                            decision.unlinked().stream()
                                    .<Supplier<Uni<?>>>map(link -> () -> remove(session, PersonRow.class, key(link))),
                            decision.linked().stream()
                                    .<Supplier<Uni<?>>>map(link -> () -> session.merge(new PersonRow(
                                            key(link), link.user().name(), link.login(), link.mentions()))))
                    .flatMap(changes -> changes);
            return inOrder(rows.toList())
                    .chain(session::flush)
                    .chain(() -> Steps.add(decision))
                    .chain(() -> AuditTrail.add(decision, happening))
                    .chain(told -> effects.add(
                            Stream.concat(decision.orders().stream(), told.stream())
                                    .toList(),
                            happening.traceparent()))
                    .replaceWith(decision.healed());
        });
    }

    private static Uni<Void> remove(Mutiny.Session session, Class<?> row, Object key) {
        return session.find(row, key)
                .chain(found -> found == null ? Uni.createFrom().voidItem() : session.remove(found));
    }

    private static Stream<Supplier<Uni<?>>> project(Mutiny.Session session, Decision decision) {
        return Optional.ofNullable(decision.project()).stream()
                .flatMap(project -> Stream.concat(
                        Stream.<Supplier<Uni<?>>>of(() -> session.merge(
                                new ProjectRow(project.repository().toString(), Json.write(project)))),
                        project.channels().stream()
                                .<Supplier<Uni<?>>>map(channel -> () ->
                                        session.merge(new ChannelBindingRow(key(channel, project.repository()))))));
    }

    private static ChannelBindingRow.Key key(ChannelRef channel, RepositoryName repository) {
        return new ChannelBindingRow.Key(channel.workspace(), channel.channel(), repository.toString());
    }

    private static PersonRow.Key key(People.Link link) {
        return new PersonRow.Key(link.workspace(), link.user().id());
    }

    private static Uni<Void> inOrder(List<Supplier<Uni<?>>> steps) {
        return Multi.createFrom()
                .iterable(steps)
                .onItem()
                .transformToUniAndConcatenate(step -> step.get().replaceWithVoid())
                .collect()
                .last()
                .replaceWithVoid();
    }
}

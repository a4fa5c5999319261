package dev.cimon.engine.store;

import dev.cimon.engine.decide.Decide;
import dev.cimon.engine.decide.Decision;
import dev.cimon.engine.decide.EffectResult;
import dev.cimon.engine.decide.Happening;
import dev.cimon.engine.decide.Situation;
import dev.cimon.events.Event;
import dev.cimon.events.EventEnvelope;
import dev.cimon.events.deployment.DeploymentHealed;
import dev.cimon.events.deployment.DeploymentRef;
import dev.cimon.healing.Healing;
import dev.cimon.healing.Healings;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Inbox, new state and everything that is to be done about a happening are committed together, or nothing of it. What
 * comes in at the same time shares a transaction. What is stored is stored however long the database is away; a failure
 * means that trying again does not help.
 */
@ApplicationScoped
public class EngineStore {

    private final Situations situations;
    private final Claims claims;
    private final EffectQueue effects;
    private final DecisionWriter writer;
    private final StoredRows rows;
    private final Healings healings;
    private final Clock clock;
    private final GroupCommit group;
    private volatile @Nullable Performing performing;

    EngineStore(
            Situations situations,
            Claims claims,
            EffectQueue effects,
            DecisionWriter writer,
            StoredRows rows,
            Persistence persistence,
            Healings healings,
            Clock clock) {
        this.situations = situations;
        this.claims = claims;
        this.effects = effects;
        this.writer = writer;
        this.rows = rows;
        this.healings = healings;
        this.clock = clock;
        this.group = new GroupCommit((works, mostFailures) -> persistence.persist(
                works.getFirst().name() + " and others=" + (works.size() - 1), mostFailures, () -> store(works)));
    }

    void onStart(@Observes StartupEvent started) {
        healings.expect(Healing.GITHUB_DEPLOYMENT_FOUND, Healing.PIPELINE_FOUND, Healing.CI_STATUS_ASKED);
    }

    /** Has effects claimed for it by the transactions that order them, or make room for them in their lanes. */
    public void performWith(Performing who) {
        performing = who;
    }

    /** Decides about an event, unless it has been decided about before, or there is nothing to decide. */
    public Uni<Void> accept(EventEnvelope<Event> envelope) {
        Work work = new Work.Received(envelope);
        return work.scope().equals(Scope.NONE) ? Uni.createFrom().voidItem() : group.commit(work);
    }

    /** Takes a finished effect out and decides about what it brought back, unless another replica has done so. */
    public Uni<Void> finish(PendingEffect effect, Optional<EffectResult> result) {
        return group.commit(new Work.Finished(effect, result));
    }

    /** Has an effect tried again later, and decides about the delay where it is worth telling. */
    public Uni<Void> postpone(PendingEffect effect, Duration delay, String problem, Optional<EffectResult> notice) {
        return group.commit(new Work.Postponed(effect, delay, problem, notice));
    }

    /**
     * Locks what the happenings are about, then lays claim to them; decides only where the claim holds. In this order,
     * since rows of effects are taken under those locks elsewhere, and two orders would be a deadlock.
     */
    private Uni<Void> store(List<Work> works) {
        AtomicReference<Performing.@Nullable Reservation> reserved = new AtomicReference<>();
        return Panache.withTransaction(() -> situations
                        .load(works.stream().map(Work::scope).collect(Collectors.toSet()))
                        .chain(known -> claims.lay(works).chain(ours -> {
                            List<Decided> decided = decided(works, ours, known);
                            return writer.write(decided)
                                    .chain(() -> effects.hurry(ours.lanesAskedAgain(works)))
                                    .chain(() -> claim(lanes(works, decided), reserved))
                                    .map(next -> new Stored(decided, next));
                        })))
                .onFailure()
                .invoke(rows::forget)
                .onFailure()
                .invoke(() -> begin(List.of(), reserved))
                .invoke(stored -> {
                    stored.decided().forEach(one -> one.decision().healed().forEach(this::count));
                    begin(stored.next(), reserved);
                })
                .replaceWithVoid();
    }

    /** @param next to be performed once all of it is committed */
    private record Stored(List<Decided> decided, List<Claim> next) {}

    /** Where there is something new to do, or the next in turn. */
    private static Set<String> lanes(List<Work> works, List<Decided> decided) {
        return Stream.concat(
                        works.stream().map(Work::laneMovedOn).flatMap(Optional::stream),
                        decided.stream()
                                .flatMap(one -> one.decision().orders().stream())
                                .map(order -> order.effect().lane()))
                .collect(Collectors.toSet());
    }

    private Uni<List<Claim>> claim(Set<String> lanes, AtomicReference<Performing.@Nullable Reservation> reserved) {
        Performing who = performing;
        if (who == null) {
            return Uni.createFrom().item(List.of());
        }
        Performing.Reservation reservation = who.reserve();
        reserved.set(reservation);
        return effects.claim(who.owner(), reservation.places(), lanes);
    }

    private static void begin(List<Claim> claimed, AtomicReference<Performing.@Nullable Reservation> reserved) {
        Performing.Reservation reservation = reserved.get();
        if (reservation != null) {
            reservation.begin(claimed);
        }
    }

    /** One after the other, each knowing what was decided before it. */
    private List<Decided> decided(List<Work> works, Claims.Ours ours, Known known) {
        List<Decided> decided = new ArrayList<>();
        for (Work work : works) {
            if (ours.take(work) && !work.scope().equals(Scope.NONE)) {
                work.happening().ifPresent(happening -> {
                    Decision decision = decision(known.situation(work.scope()), happening);
                    known.changed(decision);
                    decided.add(new Decided(happening, decision));
                });
            }
        }
        return decided;
    }

    private Decision decision(Situation situation, Happening happening) {
        try {
            return Decide.decide(situation, happening, clock.instant());
        } catch (RuntimeException defect) {
            throw new UndecidableEvent(happening, defect);
        }
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
}

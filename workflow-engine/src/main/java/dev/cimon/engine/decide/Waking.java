package dev.cimon.engine.decide;

import dev.cimon.engine.control.Freeze;
import dev.cimon.engine.control.Lock;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState.Waiting;
import dev.cimon.engine.project.Project;
import dev.cimon.engine.workflow.Workflow;
import dev.cimon.events.deployment.EnvironmentUnlocked;
import dev.cimon.events.deployment.ProjectThawed;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.workflow.Concurrency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a point in time changes: what has run out is taken away, and whoever waited for it is asked again. */
final class Waking {

    private Waking() {}

    static void decide(Turn turn, EffectResult.TimeCame came) {
        Effect.WakeWaiting asked = came.effect();
        EnvironmentName environment = asked.environment();
        if (turn.now().isBefore(asked.at())) {
            turn.wakeAt(environment, asked.at());
            return;
        }
        turn.project().ifPresent(project -> {
            if (environment == null) {
                thaw(turn, project);
            } else {
                unlock(turn, project, environment);
            }
        });
        wake(turn, environment);
    }

    private static void thaw(Turn turn, Project project) {
        Optional<Freeze> over =
                Optional.ofNullable(project.controls().freeze()).filter(freeze -> !freeze.inForce(turn.now()));
        over.ifPresent(_ -> {
            turn.save(project.with(project.controls().withoutFreeze()));
            turn.record(new ProjectThawed(project.repository(), null));
        });
    }

    private static void unlock(Turn turn, Project project, EnvironmentName environment) {
        Optional<Lock> over = Optional.ofNullable(project.controls().locks().get(environment.name()))
                .filter(lock -> !lock.inForce(turn.now()));
        over.ifPresent(lock -> {
            turn.save(project.with(project.controls().withoutLock(environment)));
            turn.record(new EnvironmentUnlocked(project.repository(), environment, lock.owner(), null));
        });
    }

    /**
     * Something that gates look at has changed: whatever waits there is asked again.
     *
     * @param environment all of the project, when absent
     */
    static void wake(Turn turn, @Nullable EnvironmentName environment) {
        if (environment != null && turn.wakesLater(environment)) {
            return;
        }
        List<EnvironmentName> places = turn.deployments()
                .filter(Waking::waits)
                .map(Deployment::environment)
                .distinct()
                .filter(place -> environment == null || place.equals(environment))
                .toList();
        places.forEach(place -> wakeThere(turn, place));
        if (environment != null) {
            wakeThoseAfter(turn, environment);
        }
    }

    /** However many changes: what waits there is asked once, after the last of them. */
    static void once(Turn turn, EnvironmentName environment, Runnable changes) {
        if (turn.wakesLater(environment)) {
            changes.run();
        } else if (turn.wakingLater(environment, changes)) {
            wake(turn, environment);
        }
    }

    /** Where the workflow wants something to succeed in this environment first, that is looked at again. */
    static void wakeThoseAfter(Turn turn, EnvironmentName environment) {
        turn.project()
                .map(Workflow::of)
                .map(workflow -> workflow.after(environment))
                .orElse(List.of())
                .forEach(next -> wake(turn, next));
    }

    /** Oldest first; newest first, where that one takes the place of the others. What becomes of one may decide about the next. */
    private static void wakeThere(Turn turn, EnvironmentName environment) {
        boolean newestFirst = turn.project()
                .flatMap(project -> Workflow.of(project).environment(environment))
                .filter(known -> known.concurrency() == Concurrency.CANCEL_RUNNING)
                .isPresent();
        List<DeploymentId> there = turn.deployments()
                .filter(Waking::waits)
                .filter(other -> other.environment().equals(environment))
                .map(Deployment::id)
                .toList();
        (newestFirst ? there.reversed() : there)
                .forEach(id ->
                        turn.deployment(id).filter(Waking::waits).ifPresent(other -> Lifecycle.askGates(turn, other)));
    }

    private static boolean waits(Deployment deployment) {
        return deployment.state() instanceof Waiting;
    }
}

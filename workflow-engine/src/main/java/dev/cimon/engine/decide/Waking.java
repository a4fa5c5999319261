package dev.cimon.engine.decide;

import dev.cimon.engine.control.Freeze;
import dev.cimon.engine.control.Lock;
import dev.cimon.engine.project.Project;
import dev.cimon.events.deployment.EnvironmentUnlocked;
import dev.cimon.events.deployment.ProjectThawed;
import dev.cimon.events.reference.EnvironmentName;
import java.util.Optional;

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
        Lifecycle.wakeWaiting(turn, environment);
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
}

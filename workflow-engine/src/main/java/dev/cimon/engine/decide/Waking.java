package dev.cimon.engine.decide;

import dev.cimon.engine.control.Lock;
import dev.cimon.engine.project.Project;
import dev.cimon.events.deployment.EnvironmentUnlocked;
import dev.cimon.events.reference.EnvironmentName;
import java.util.Optional;

/** What a point in time changes: what has run out is taken away, and whoever waited for it is asked again. */
final class Waking {

    private Waking() {}

    static void decide(Turn turn, EffectResult.TimeCame came) {
        Effect.WakeWaiting asked = came.effect();
        if (turn.now().isBefore(asked.at())) {
            turn.wakeAt(asked.environment(), asked.at());
            return;
        }
        turn.project().ifPresent(project -> unlock(turn, project, asked.environment()));
        Lifecycle.wakeWaiting(turn, asked.environment());
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

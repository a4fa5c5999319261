package dev.cimon.engine.decide;

import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.gate.Queue;
import dev.cimon.engine.message.DeploymentQueue;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.SlackUser;
import java.util.Optional;

/** Who waits with whom before them learns when nobody is any more. */
final class QueueNotes {

    private QueueNotes() {}

    /** Once everything is decided: only what comes of it counts. */
    static void tell(Turn turn) {
        turn.changedEnvironments().forEach(environment -> tellNext(turn, environment));
    }

    /** In the thread of the message, since nobody is told when a message changes. */
    private static void tellNext(Turn turn, EnvironmentName environment) {
        Queue before = Queue.of(environment, turn.situation().deployments().stream());
        Optional<Deployment> next = Queue.of(environment, turn.deployments()).next();
        Optional<Deployment> active = turn.deployments()
                .filter(other -> other.environment().equals(environment) && other.active())
                .findFirst();
        if (next.isEmpty() || active.isEmpty() || !movedUp(next.get(), before)) {
            return;
        }
        SlackUser person = next.get().trigger().person();
        if (person != null) {
            turn.showInThread(
                    next.get(),
                    "next",
                    turn.now().toEpochMilli(),
                    people -> DeploymentQueue.next(next.get(), active.get(), person, people));
        }
    }

    /** It waited before, and not as the next. */
    private static boolean movedUp(Deployment next, Queue before) {
        boolean waited = before.waiting().stream().anyMatch(other -> other.id().equals(next.id()));
        return waited
                && before.next().filter(other -> other.id().equals(next.id())).isEmpty();
    }
}

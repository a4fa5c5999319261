package dev.cimon.engine.decide;

import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.gate.Queue;
import dev.cimon.engine.message.DeploymentMessage;
import dev.cimon.engine.message.DeploymentQueue;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.MessageKey;
import dev.cimon.events.reference.SlackUser;
import java.util.Optional;

/** Who waits with whom before them learns when nobody is any more. */
final class QueueNotes {

    private QueueNotes() {}

    /** In the thread of the message, since nobody is told when a message changes. */
    static void tellNext(Turn turn, EnvironmentName environment) {
        Optional<Deployment> before =
                Queue.of(environment, turn.situation().deployments().stream()).next();
        Queue queue = Queue.of(environment, turn.deployments());
        Optional<Deployment> next = queue.next();
        Optional<Deployment> active = turn.deployments()
                .filter(other -> other.environment().equals(environment) && other.active())
                .findFirst();
        if (next.isEmpty()
                || active.isEmpty()
                || before.filter(known -> known.id().equals(next.get().id())).isPresent()) {
            return;
        }
        SlackUser person = next.get().trigger().person();
        if (person != null) {
            MessageKey parent = DeploymentMessage.keyOf(next.get());
            turn.show(
                    new MessageKey(parent + "/next"),
                    next.get().version(),
                    people -> Optional.of(DeploymentQueue.next(next.get(), active.get(), person, people)),
                    parent);
        }
    }
}

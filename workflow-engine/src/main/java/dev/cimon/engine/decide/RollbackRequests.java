package dev.cimon.engine.decide;

import dev.cimon.engine.control.Lock;
import dev.cimon.engine.deployment.Commit;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState.Refused;
import dev.cimon.engine.deployment.History;
import dev.cimon.engine.project.Project;
import dev.cimon.engine.workflow.Workflow;
import dev.cimon.events.deployment.Trigger;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.workflow.Environment;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Back to what worked before, with the very same commit. */
final class RollbackRequests {

    private RollbackRequests() {}

    static void decide(Turn turn, ReplyTo replyTo, Project project, EnvironmentName environment) {
        List<String> known = Requests.known(turn, project);
        if (known.contains(environment.name())) {
            rollBack(turn, replyTo, project, environment);
        } else {
            turn.answer(replyTo, replyTo.deploymentReplies().unknownEnvironment(environment, known));
        }
    }

    /** By the button on a message; it counts for what has changed the environment last, and that is what people saw. */
    static void pressed(Turn turn, ReplyTo replyTo) {
        Optional<Project> project = turn.projectHere(replyTo);
        Optional<Deployment> asked = turn.asked();
        if (project.isEmpty() || asked.isEmpty()) {
            turn.answer(replyTo, replyTo.deploymentReplies().noLongerOurs());
            return;
        }
        Optional<Deployment> latest = turn.situation().history().latest();
        if (latest.filter(asked.get()::equals).isEmpty()) {
            turn.answer(replyTo, replyTo.rollbackReplies().notTheLatest(asked.get(), latest.orElse(null)));
        } else {
            rollBack(turn, replyTo, project.get(), asked.get().environment());
        }
    }

    private static void rollBack(Turn turn, ReplyTo replyTo, Project project, EnvironmentName environment) {
        History history = turn.situation().history();
        Optional<Deployment> from = history.latest();
        Optional<Deployment> to = history.lastGood();
        Optional<Deployment> changing = turn.deployments()
                .filter(other -> other.environment().equals(environment))
                .filter(other ->
                        other.active() || (!other.over() && other.trigger().restores() != null))
                .findFirst();
        Optional<Lock> lock =
                project.controls().lockOn(environment, turn.now()).filter(known -> !known.heldBy(replyTo.user()));
        if (from.isPresent() && Ending.environmentHasEnded(turn, environment)) {
            turn.answer(replyTo, replyTo.deploymentReplies().environmentEnded(from.get()));
        } else if (lock.isPresent()) {
            turn.answer(replyTo, replyTo.rollbackReplies().lockedByAnother(lock.get()));
        } else if (changing.isPresent()) {
            turn.answer(replyTo, replyTo.rollbackReplies().stillChanging(changing.get()));
        } else if (from.isEmpty() || to.isEmpty()) {
            turn.answer(replyTo, replyTo.rollbackReplies().nothingToGoBackTo(environment));
        } else {
            new Rights(turn, replyTo, project)
                    .in(
                            environment,
                            "roll " + environment + " back",
                            () -> goBack(turn, replyTo, project, from.get(), to.get()));
        }
    }

    private static void goBack(Turn turn, ReplyTo replyTo, Project project, Deployment from, Deployment to) {
        EnvironmentName environment = from.environment();
        Commit commit = to.requireCommit();
        String reason = "Rolled back from " + from.requireCommit().revision().abbreviated() + " to "
                + commit.revision().abbreviated();
        Trigger trigger = Requests.trigger(
                        turn,
                        replyTo,
                        Trigger.Kind.ROLLBACK,
                        reason,
                        to.trigger().pullRequest())
                .restoring(Objects.requireNonNullElse(to.trigger().restores(), to.number()))
                .with(to.parameters());
        Deployment back = Lifecycle.request(turn, project, environment, trigger, commit.ref(), commit);
        Lifecycle.proceed(turn, back);
        if (turn.deployment(back.id()).orElse(back).state() instanceof Refused refused) {
            turn.answer(replyTo, replyTo.rollbackReplies().refused(back, refused.reason()));
            return;
        }
        boolean locks = Workflow.of(project)
                .environment(environment)
                .filter(Environment::lockAfterRollback)
                .isPresent();
        if (locks) {
            String workspace = replyTo.channel().workspace();
            Lock lock = new Lock(environment, workspace, replyTo.user(), reason, turn.now(), null);
            LockRequests.put(turn, turn.project().orElse(project), lock, null);
        }
        turn.answer(replyTo, replyTo.rollbackReplies().goingBack(from, back, locks));
    }
}

package dev.cimon.engine.decide;

import dev.cimon.engine.deployment.Commit;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState;
import dev.cimon.engine.deployment.DeploymentState.Pending;
import dev.cimon.engine.gate.Gates;
import dev.cimon.engine.project.Project;
import dev.cimon.events.deployment.Trigger;
import dev.cimon.events.slack.ModalSubmitted;
import java.util.Optional;
import java.util.function.Consumer;

/** Who insists on what a gate holds or has refused: the same commit again, on their own account. */
final class ForceRequests {

    private ForceRequests() {}

    /** By the button on its message; a form asks why. */
    static void pressed(Turn turn, ReplyTo replyTo, String triggerId) {
        withForceable(turn, replyTo, held -> turn.open(ForceForm.of(replyTo, held, triggerId)));
    }

    static void decide(Turn turn, ModalSubmitted submitted) {
        SubmittedForm.replyTo(submitted, turn.cause() + "/answer").ifPresent(replyTo -> {
            String reason = ForceForm.reason(submitted);
            if (reason == null) {
                turn.answer(replyTo, replyTo.forceReplies().reasonNeeded());
            } else {
                withForceable(turn, replyTo, held -> deploy(turn, replyTo, held, reason));
            }
        });
    }

    private static void withForceable(Turn turn, ReplyTo replyTo, Consumer<Deployment> then) {
        Optional<Deployment> asked = turn.projectHere(replyTo).flatMap(_ -> turn.asked());
        if (asked.isEmpty()) {
            turn.answer(replyTo, replyTo.deploymentReplies().noLongerOurs());
        } else if (!Gates.forceable(asked.get())) {
            turn.answer(replyTo, replyTo.forceReplies().nothingToForce(asked.get()));
        } else if (Ending.environmentHasEnded(turn, asked.get().environment())) {
            turn.answer(replyTo, replyTo.deploymentReplies().environmentEnded(asked.get()));
        } else {
            then.accept(asked.get());
        }
    }

    /** It takes the place of what waits, unless it may not be deployed itself. */
    private static void deploy(Turn turn, ReplyTo replyTo, Deployment held, String reason) {
        Project project = turn.project().orElseThrow();
        Commit commit = held.requireCommit();
        Trigger trigger = Requests.trigger(
                        turn,
                        replyTo,
                        Trigger.Kind.COMMAND,
                        held.trigger().reason(),
                        held.trigger().pullRequest())
                .restoring(held.trigger().restores())
                .forcedBecause(reason);
        Deployment forced = Lifecycle.request(turn, project, held.environment(), trigger, commit.ref(), commit);
        Lifecycle.proceed(turn, ApprovalRequests.passOn(turn, held, forced));
        boolean refused = turn.deployment(forced.id())
                .filter(now -> now.state() instanceof DeploymentState.Refused)
                .isPresent();
        Optional<Deployment> left = turn.deployment(held.id());
        if (!refused && left.isPresent() && left.get().state() instanceof Pending pending) {
            Lifecycle.supersede(turn, left.get(), pending, forced);
        }
        turn.answer(replyTo, replyTo.forceReplies().forcing(held, forced));
    }
}

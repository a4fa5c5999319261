package dev.cimon.engine.decide;

import dev.cimon.engine.deployment.Commit;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState.Pending;
import dev.cimon.engine.deployment.DeploymentState.Refused;
import dev.cimon.engine.gate.Gates;
import dev.cimon.engine.project.Project;
import dev.cimon.events.deployment.Trigger;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.slack.ModalSubmitted;
import java.util.Comparator;
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
                withForceable(turn, replyTo, held -> permitted(turn, replyTo, held, reason));
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
            newer(turn, asked.get())
                    .ifPresentOrElse(
                            newer -> turn.answer(
                                    replyTo, replyTo.deploymentReplies().overtaken(asked.get(), newer)),
                            () -> then.accept(asked.get()));
        }
    }

    /** What has come there since one was refused: that stays as it is, however old the message is. */
    private static Optional<Deployment> newer(Turn turn, Deployment asked) {
        return asked.refused()
                ? turn.deployments()
                        .filter(other -> !other.over() || other.current())
                        .filter(other -> other.number() > asked.number()
                                && other.environment().equals(asked.environment()))
                        .max(Comparator.comparingLong(Deployment::number))
                : Optional.empty();
    }

    /** Whoever may not deploy there must not end what others have waiting there. */
    private static void permitted(Turn turn, ReplyTo replyTo, Deployment held, String reason) {
        EnvironmentName environment = held.environment();
        new Rights(turn, replyTo, turn.project().orElseThrow())
                .in(environment, "deploy to " + environment, () -> deploy(turn, replyTo, held, reason));
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
                .with(held.parameters())
                .forcedBecause(reason);
        Deployment forced = Lifecycle.request(turn, project, held.environment(), trigger, commit.ref(), commit);
        Lifecycle.proceed(turn, ApprovalRequests.passOn(turn, held, forced));
        if (turn.deployment(forced.id()).orElse(forced).state() instanceof Refused refused) {
            turn.answer(replyTo, replyTo.deploymentReplies().refusedAsWell(forced, refused.reason()));
            return;
        }
        Optional<Deployment> left = turn.deployment(held.id());
        if (left.isPresent() && left.get().state() instanceof Pending pending) {
            Lifecycle.supersede(turn, left.get(), pending, forced);
        }
        turn.answer(replyTo, replyTo.forceReplies().forcing(held, forced));
    }
}

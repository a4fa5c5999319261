package dev.cimon.engine.decide;

import dev.cimon.engine.command.Target;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.project.Project;
import dev.cimon.events.deployment.DeploymentCancelRequested;
import dev.cimon.events.reference.EnvironmentName;
import java.util.Comparator;
import java.util.List;

/** What people want to be called off. */
final class CancelRequests {

    private CancelRequests() {}

    static void decide(Turn turn, ReplyTo replyTo, Project project, Target target) {
        EnvironmentName environment = target.environment();
        if (environment == null) {
            turn.asked()
                    .ifPresentOrElse(
                            deployment -> one(turn, replyTo, deployment),
                            () -> turn.answer(
                                    replyTo, replyTo.deploymentReplies().noSuchDeployment(target)));
        } else if (Requests.known(turn, project).contains(environment.name())) {
            everythingOnItsWayTo(turn, replyTo, environment);
        } else {
            turn.answer(
                    replyTo,
                    replyTo.deploymentReplies().unknownEnvironment(environment, Requests.known(turn, project)));
        }
    }

    /** By the button on its message. */
    static void pressed(Turn turn, ReplyTo replyTo) {
        turn.projectHere(replyTo)
                .flatMap(_ -> turn.asked())
                .ifPresentOrElse(
                        deployment -> one(turn, replyTo, deployment),
                        () -> turn.answer(replyTo, replyTo.deploymentReplies().noLongerOurs()));
    }

    private static void one(Turn turn, ReplyTo replyTo, Deployment deployment) {
        if (deployment.over()) {
            turn.answer(replyTo, replyTo.deploymentReplies().overAlready(deployment));
        } else if (deployment.endReason() != null) {
            turn.answer(replyTo, replyTo.deploymentReplies().cancelledAlready(deployment));
        } else {
            cancel(turn, replyTo, deployment);
            turn.answer(replyTo, replyTo.deploymentReplies().cancelling(List.of(deployment)));
        }
    }

    /** What waits goes first, so that nothing starts only to be cancelled. */
    private static void everythingOnItsWayTo(Turn turn, ReplyTo replyTo, EnvironmentName environment) {
        List<Deployment> open = turn.deployments()
                .filter(deployment -> deployment.environment().equals(environment)
                        && !deployment.over()
                        && deployment.endReason() == null)
                .sorted(Comparator.comparing(Deployment::active)
                        .thenComparing(Deployment::number, Comparator.reverseOrder()))
                .toList();
        if (open.isEmpty()) {
            turn.answer(replyTo, replyTo.deploymentReplies().nothingRuns(environment));
            return;
        }
        Waking.once(turn, environment, () -> open.forEach(deployment -> cancel(turn, replyTo, deployment)));
        turn.answer(replyTo, replyTo.deploymentReplies().cancelling(open));
    }

    private static void cancel(Turn turn, ReplyTo replyTo, Deployment deployment) {
        turn.deployment(deployment.id()).ifPresent(now -> {
            turn.record(now, new DeploymentCancelRequested(now.ref(), replyTo.user()));
            Ending.end(turn, now, replyTo.user().name() + " cancelled it.");
        });
    }
}

package dev.cimon.engine.decide;

import dev.cimon.engine.command.Target;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.project.People;
import dev.cimon.engine.project.Project;
import dev.cimon.engine.right.Identity;
import dev.cimon.events.deployment.DeploymentCancelRequested;
import dev.cimon.events.reference.EnvironmentName;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What people want to be called off. */
final class CancelRequests {

    private CancelRequests() {}

    static void decide(Turn turn, ReplyTo replyTo, Project project, Target target) {
        EnvironmentName environment = target.environment();
        if (environment == null) {
            turn.asked()
                    .ifPresentOrElse(
                            deployment -> one(turn, replyTo, project, deployment),
                            () -> turn.answer(
                                    replyTo, replyTo.deploymentReplies().noSuchDeployment(target)));
        } else if (Requests.known(turn, project).contains(environment.name())) {
            everythingOnItsWayTo(turn, replyTo, project, environment);
        } else {
            turn.answer(
                    replyTo,
                    replyTo.deploymentReplies().unknownEnvironment(environment, Requests.known(turn, project)));
        }
    }

    /** By the button on its message. */
    static void pressed(Turn turn, ReplyTo replyTo) {
        Optional<Project> project = turn.projectHere(replyTo);
        Optional<Deployment> asked = turn.asked();
        if (project.isEmpty() || asked.isEmpty()) {
            turn.answer(replyTo, replyTo.deploymentReplies().noLongerOurs());
        } else {
            one(turn, replyTo, project.get(), asked.get());
        }
    }

    private static void one(Turn turn, ReplyTo replyTo, Project project, Deployment deployment) {
        if (deployment.over()) {
            turn.answer(replyTo, replyTo.deploymentReplies().overAlready(deployment));
        } else if (deployment.endReason() != null) {
            turn.answer(replyTo, replyTo.deploymentReplies().cancelledAlready(deployment));
        } else {
            cancel(turn, replyTo, project, List.of(deployment));
        }
    }

    /** What waits goes first, so that nothing starts only to be cancelled. */
    private static void everythingOnItsWayTo(Turn turn, ReplyTo replyTo, Project project, EnvironmentName environment) {
        List<Deployment> open = turn.deployments()
                .filter(deployment -> deployment.environment().equals(environment)
                        && !deployment.over()
                        && deployment.endReason() == null)
                .sorted(Comparator.comparing(Deployment::active)
                        .thenComparing(Deployment::number, Comparator.reverseOrder()))
                .toList();
        if (open.isEmpty()) {
            turn.answer(replyTo, replyTo.deploymentReplies().nothingRuns(environment));
        } else {
            cancel(turn, replyTo, project, open);
        }
    }

    /** Whoever has set a deployment off may always call it off. */
    private static void cancel(Turn turn, ReplyTo replyTo, Project project, List<Deployment> open) {
        EnvironmentName environment = open.getFirst().environment();
        Runnable cancel = () -> {
            Waking.once(turn, environment, () -> open.forEach(deployment -> cancel(turn, replyTo, deployment)));
            turn.answer(replyTo, replyTo.deploymentReplies().cancelling(open));
        };
        People people = turn.people(replyTo);
        Identity person = Identity.of(replyTo.user(), people);
        if (open.stream()
                .allMatch(deployment ->
                        Identity.behind(deployment.trigger(), people).is(person))) {
            cancel.run();
        } else {
            new Rights(turn, replyTo, project).in(environment, "cancel what others deploy to " + environment, cancel);
        }
    }

    private static void cancel(Turn turn, ReplyTo replyTo, Deployment deployment) {
        turn.deployment(deployment.id()).ifPresent(now -> {
            turn.record(now, new DeploymentCancelRequested(now.ref(), replyTo.user()));
            Ending.end(turn, now, replyTo.user().name() + " cancelled it.");
        });
    }
}

package dev.cimon.engine.decide;

import dev.cimon.engine.command.Target;
import dev.cimon.engine.deployment.Commit;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState;
import dev.cimon.engine.project.Project;
import dev.cimon.events.content.Content;
import dev.cimon.events.deployment.Trigger;
import dev.cimon.events.reference.EnvironmentName;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What people want to be tried again: the newest of its environment, if it failed, with the very same commit. */
final class RetryRequests {

    private RetryRequests() {}

    static void decide(Turn turn, ReplyTo replyTo, Project project, @Nullable Target target) {
        if (target == null) {
            newestFailure(turn)
                    .ifPresentOrElse(
                            failed -> retry(turn, replyTo, project, failed),
                            () -> turn.answer(
                                    replyTo, replyTo.deploymentReplies().nothingFailed()));
            return;
        }
        turn.asked()
                .ifPresentOrElse(
                        asked -> retry(turn, replyTo, project, asked),
                        () -> turn.answer(replyTo, nothingAt(target, replyTo, Requests.known(turn, project))));
    }

    private static Content nothingAt(Target target, ReplyTo replyTo, List<String> known) {
        EnvironmentName environment = target.environment();
        return environment == null || known.contains(environment.name())
                ? replyTo.deploymentReplies().noSuchDeployment(target)
                : replyTo.deploymentReplies().unknownEnvironment(environment, known);
    }

    /** By the button on its message. */
    static void pressed(Turn turn, ReplyTo replyTo) {
        turn.projectHere(replyTo)
                .filter(_ -> turn.asked().isPresent())
                .ifPresentOrElse(
                        project -> turn.asked().ifPresent(asked -> retry(turn, replyTo, project, asked)),
                        () -> turn.answer(replyTo, replyTo.deploymentReplies().noLongerOurs()));
    }

    /** A failure that something newer in its environment has made good is none any more. */
    private static Optional<Deployment> newestFailure(Turn turn) {
        Set<EnvironmentName> seen = new HashSet<>();
        return turn.situation().recent().stream()
                .filter(deployment -> seen.add(deployment.environment()))
                .filter(deployment -> deployment.state() instanceof DeploymentState.Failed)
                .findFirst();
    }

    private static void retry(Turn turn, ReplyTo replyTo, Project project, Deployment deployment) {
        Commit commit = deployment.commit();
        Optional<Deployment> newer = newer(turn, deployment);
        if (!(deployment.state() instanceof DeploymentState.Failed) || commit == null) {
            turn.answer(replyTo, replyTo.deploymentReplies().notFailed(deployment));
        } else if (Ending.environmentHasEnded(turn, deployment.environment())) {
            turn.answer(replyTo, replyTo.deploymentReplies().environmentEnded(deployment));
        } else if (newer.isPresent()) {
            turn.answer(replyTo, replyTo.deploymentReplies().overtaken(deployment, newer.get()));
        } else {
            Trigger trigger = Requests.trigger(
                            turn,
                            replyTo,
                            Trigger.Kind.RETRY,
                            deployment.trigger().reason(),
                            deployment.trigger().pullRequest())
                    .restoring(deployment.trigger().restores())
                    .with(deployment.parameters());
            Deployment again =
                    Lifecycle.request(turn, project, deployment.environment(), trigger, commit.ref(), commit);
            Lifecycle.proceed(turn, ApprovalRequests.passOn(turn, deployment, again));
            Deployment now = turn.deployment(again.id()).orElse(again);
            turn.answer(
                    replyTo,
                    now.state() instanceof DeploymentState.Refused refused
                            ? replyTo.deploymentReplies().refusedAsWell(now, refused.reason())
                            : replyTo.deploymentReplies().retrying(deployment, now));
        }
    }

    /** What was asked for there since: trying the older one again would put old code over new. */
    private static Optional<Deployment> newer(Turn turn, Deployment failed) {
        return Stream.concat(turn.deployments(), turn.situation().recent().stream())
                .filter(other ->
                        other.number() > failed.number() && other.environment().equals(failed.environment()))
                .max(Comparator.comparingLong(Deployment::number));
    }
}

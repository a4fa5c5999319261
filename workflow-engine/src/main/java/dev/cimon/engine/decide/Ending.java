package dev.cimon.engine.decide;

import dev.cimon.engine.decide.Effect.ReportStatus.Status;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState.Creating;
import dev.cimon.engine.deployment.DeploymentState.Over;
import dev.cimon.engine.deployment.DeploymentState.Pending;
import dev.cimon.engine.deployment.DeploymentState.Running;
import dev.cimon.engine.deployment.DeploymentState.Succeeded;
import dev.cimon.engine.deployment.DeploymentState.Triggering;
import dev.cimon.engine.pullrequest.PullRequest;
import dev.cimon.events.deployment.DeploymentCancelled;
import dev.cimon.events.deployment.DeploymentDeactivated;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.EnvironmentName;
import org.jspecify.annotations.Nullable;

/** How deployments are called off and environments come to their end. */
final class Ending {

    private Ending() {}

    /** The environment goes away: what waits or runs there is called off, what runs there now becomes inactive. */
    static void end(Turn turn, Deployment deployment, String reason) {
        switch (deployment.state()) {
            case Pending pending -> {
                Deployment cancelled = deployment.to(pending.cancel(reason, turn.now()));
                cancelled(turn, cancelled, reason);
                Lifecycle.giveBack(turn, deployment, Status.INACTIVE, reason);
            }
            case Creating creating -> ending(turn, deployment, reason);
            case Triggering triggering -> ending(turn, deployment, reason);
            case Running running -> {
                ending(turn, deployment, reason);
                turn.order(new Effect.CancelPipeline(
                        deployment.id(),
                        deployment.repository(),
                        running.pipeline().id()));
            }
            case Succeeded succeeded -> deactivate(turn, deployment, succeeded, null);
            case Over over -> {}
        }
    }

    /** Whether it is the preview of a pull request that is closed by now. */
    static boolean environmentHasEnded(Turn turn, EnvironmentName environment) {
        return PullRequest.numberOf(environment)
                .flatMap(turn::pullRequest)
                .filter(pullRequest -> pullRequest.status() != PullRequest.Status.OPEN)
                .isPresent();
    }

    /** Once nothing of an ended environment goes on, it need not stand on GitHub any longer. */
    static void removeEnded(Turn turn, Deployment last) {
        boolean quiet = turn.deployments()
                .noneMatch(
                        other -> other.environment().equals(last.environment()) && (other.active() || other.current()));
        if (quiet && environmentHasEnded(turn, last.environment())) {
            turn.order(new Effect.RemoveEnvironment(last.id(), last.repository(), last.environment()));
        }
    }

    private static void ending(Turn turn, Deployment deployment, String reason) {
        Deployment ending = deployment.endRequested(reason);
        turn.save(ending);
        turn.show(ending);
    }

    static void cancelled(Turn turn, Deployment cancelled, String reason) {
        turn.save(cancelled);
        turn.record(cancelled, new DeploymentCancelled(cancelled.ref(), reason));
        removeEnded(turn, cancelled);
        turn.show(cancelled);
        Waking.wake(turn, cancelled.environment());
    }

    static void deactivate(Turn turn, Deployment deployment, Succeeded succeeded, @Nullable DeploymentId newer) {
        Deployment inactive = deployment.to(succeeded.deactivate(newer, turn.now()));
        turn.save(inactive);
        turn.record(inactive, new DeploymentDeactivated(inactive.ref(), newer));
        turn.order(new Effect.ReportStatus(
                inactive.id(),
                inactive.repository(),
                succeeded.gitHubDeployment(),
                Status.INACTIVE,
                newer == null ? "The environment has ended." : "A newer deployment has taken its place.",
                null,
                null));
        removeEnded(turn, inactive);
        turn.show(inactive);
    }
}

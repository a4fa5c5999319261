package dev.cimon.engine.decide;

import dev.cimon.engine.decide.Effect.ReportStatus.Status;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState.Creating;
import dev.cimon.engine.deployment.DeploymentState.Failed;
import dev.cimon.engine.deployment.DeploymentState.Running;
import dev.cimon.engine.deployment.DeploymentState.Succeeded;
import dev.cimon.engine.deployment.DeploymentState.Triggering;
import dev.cimon.engine.deployment.Pipeline;
import dev.cimon.engine.message.DeploymentMessage;
import dev.cimon.engine.workflow.CiCall;
import dev.cimon.events.deployment.DeploymentFailed;
import dev.cimon.events.deployment.DeploymentHealed;
import dev.cimon.events.deployment.DeploymentRegistered;
import dev.cimon.events.deployment.DeploymentStarted;
import dev.cimon.events.deployment.DeploymentSucceeded;
import dev.cimon.events.deployment.Job;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a deployment that passed the gates goes on: registered with GitHub, started in CI, followed to its end. */
final class Progress {

    private static final Duration FIRST_LOOK = Duration.ofSeconds(2);
    private static final Duration RAREST_LOOK = Duration.ofSeconds(15);

    /** Looks that took well over a minute together: nothing that is going to start takes as long. */
    private static final int LOOKS_FOR_A_JOB = 10;

    private static final Duration SHORTEST_EXPECTED = Duration.ofMinutes(15);

    private static final String NO_JOB = "CircleCI has created the pipeline but started no job in it. Check that a"
            + " workflow of its config runs for this branch or tag.";

    private Progress() {}

    static void registered(Turn turn, Deployment deployment, Creating creating, long gitHubDeployment) {
        String reason = deployment.endReason();
        if (reason != null) {
            Deployment cancelled = deployment.to(creating.cancel(gitHubDeployment, reason, turn.now()));
            report(turn, cancelled, gitHubDeployment, Status.INACTIVE, reason, null);
            Ending.cancelled(turn, cancelled, reason);
            return;
        }
        if (Lifecycle.closedMeanwhile(turn, deployment, creating, gitHubDeployment)) {
            return;
        }
        Deployment triggering = deployment.to(creating.register(gitHubDeployment));
        turn.save(triggering);
        turn.record(triggering, new DeploymentRegistered(triggering.ref(), gitHubDeployment));
        report(turn, triggering, gitHubDeployment, Status.QUEUED, "Starting the pipeline.", null);
        CiCall call = CiCall.of(turn.project().orElse(null), triggering);
        turn.order(new Effect.TriggerPipeline(
                triggering.id(),
                triggering.repository(),
                triggering.requireCommit().ciRef(),
                call.parameters(),
                call.definition(),
                triggering.parameters()));
        turn.show(triggering);
    }

    static void started(Turn turn, Deployment deployment, Triggering triggering, Pipeline pipeline) {
        Deployment running = deployment.to(triggering.start(pipeline, turn.now()));
        turn.save(running);
        turn.record(running, new DeploymentStarted(running.ref(), pipeline.id(), pipeline.number(), pipeline.url()));
        report(
                turn,
                running,
                triggering.gitHubDeployment(),
                Status.IN_PROGRESS,
                "Pipeline #" + pipeline.number() + " runs.",
                pipeline.url());
        if (deployment.endReason() != null) {
            turn.order(new Effect.CancelPipeline(running.id(), running.repository(), pipeline.id()));
        }
        turn.order(new Effect.FollowPipeline(running.id(), running.repository(), pipeline.id(), 0), FIRST_LOOK);
        turn.show(running);
    }

    static void decide(Turn turn, EffectResult.PipelineObserved observed) {
        turn.deployment(observed.effect().deployment()).ifPresent(deployment -> {
            if (deployment.state() instanceof Running running) {
                decide(turn, deployment, running.progress(observed.jobs()), observed);
                if (!observed.told() && observed.status() != EffectResult.PipelineStatus.RUNNING) {
                    turn.heal(deployment.id(), DeploymentHealed.Found.CI_STATUS);
                }
            }
        });
    }

    private static void decide(
            Turn turn, Deployment deployment, Running running, EffectResult.PipelineObserved observed) {
        switch (observed.status()) {
            case RUNNING -> {
                if (running.jobs().isEmpty() && observed.effect().round() >= LOOKS_FOR_A_JOB) {
                    failed(turn, deployment.to(running.fail(NO_JOB, turn.now())), NO_JOB, Status.ERROR);
                } else {
                    stillRunning(turn, deployment, running, observed.effect());
                }
            }
            case SUCCEEDED -> succeeded(turn, deployment.to(running.succeed(turn.now())));
            case FAILED -> {
                String reason = failedJobs(running.jobs());
                Deployment failed = deployment.to(running.failWithLog(reason, observed.log(), turn.now()));
                failed(turn, failed, reason, Status.FAILURE);
            }
            case ERRORED -> {
                String reason = observed.problem() == null ? "CircleCI reports an error." : observed.problem();
                failed(turn, deployment.to(running.fail(reason, turn.now())), reason, Status.ERROR);
            }
            case CANCELLED -> {
                String reason = deployment.endReason() == null ? "The pipeline was cancelled." : deployment.endReason();
                Deployment cancelled = deployment.to(running.cancel(reason, turn.now()));
                report(
                        turn,
                        cancelled,
                        running.gitHubDeployment(),
                        Status.INACTIVE,
                        reason,
                        running.pipeline().url());
                Ending.cancelled(turn, cancelled, reason);
            }
        }
    }

    private static void stillRunning(Turn turn, Deployment deployment, Running running, Effect.FollowPipeline asked) {
        Duration pause = FIRST_LOOK.plusSeconds(asked.round());
        Effect again =
                new Effect.FollowPipeline(asked.deployment(), asked.repository(), asked.pipeline(), asked.round() + 1);
        turn.order(again, pause.compareTo(RAREST_LOOK) < 0 ? pause : RAREST_LOOK);
        boolean late = deployment.overdue() == null
                && Duration.between(running.startedAt(), turn.now()).compareTo(expected(turn, deployment)) > 0;
        if (late || !running.equals(deployment.state()) || deployment.delayedBy() != null) {
            Deployment moved = deployment.to(running);
            Deployment further = late ? moved.runsLate() : moved;
            turn.save(further);
            turn.show(further);
        }
    }

    /** Three times what the one before took, but never less than a quarter of an hour. */
    private static Duration expected(Turn turn, Deployment deployment) {
        return turn.situation()
                .current(deployment.environment())
                .map(Deployment::state)
                .map(state -> state instanceof Succeeded before
                        ? Duration.between(before.startedAt(), before.endedAt()).multipliedBy(3)
                        : SHORTEST_EXPECTED)
                .filter(usual -> usual.compareTo(SHORTEST_EXPECTED) > 0)
                .orElse(SHORTEST_EXPECTED);
    }

    private static void succeeded(Turn turn, Deployment deployment) {
        List<Deployment> earlier = turn.deployments()
                .filter(other -> other.environment().equals(deployment.environment())
                        && !other.id().equals(deployment.id()))
                .toList();
        turn.save(deployment);
        turn.record(deployment, new DeploymentSucceeded(deployment.ref(), deployment.url()));
        if (deployment.state() instanceof Succeeded succeeded) {
            report(
                    turn,
                    deployment,
                    succeeded.gitHubDeployment(),
                    Status.SUCCESS,
                    "Deployed to " + deployment.environment() + ".",
                    succeeded.pipeline().url());
        }
        for (Deployment other : earlier) {
            if (other.state() instanceof Succeeded before) {
                Ending.deactivate(turn, other, before, deployment.id());
            }
        }
        turn.show(deployment);
        if (Ending.environmentHasEnded(turn, deployment.environment())) {
            Ending.end(turn, deployment, "The pull request was closed.");
        }
        Waking.wake(turn, deployment.environment());
    }

    /** @param status what GitHub is told: a failure of what was deployed, or an error that kept it from being tried */
    static void failed(Turn turn, Deployment deployment, String reason, Status status) {
        turn.save(deployment);
        turn.record(deployment, new DeploymentFailed(deployment.ref(), reason));
        turn.show(deployment);
        if (deployment.state() instanceof Failed failed) {
            if (failed.gitHubDeployment() != null) {
                URI log = failed.pipeline() == null ? null : failed.pipeline().url();
                report(turn, deployment, failed.gitHubDeployment(), status, reason, log);
            }
            if (failed.pipeline() != null) {
                turn.showInThread(deployment, "failure", DeploymentMessage.failure(failed));
            }
        }
        Ending.removeEnded(turn, deployment);
        Waking.wake(turn, deployment.environment());
    }

    private static String failedJobs(List<Job> jobs) {
        List<String> failed = jobs.stream()
                .filter(job -> job.state() == Job.State.FAILED)
                .map(Job::name)
                .toList();
        if (failed.isEmpty()) {
            return "The pipeline failed.";
        }
        return (failed.size() == 1 ? "Job " : "Jobs ") + String.join(", ", failed) + " failed.";
    }

    private static void report(
            Turn turn,
            Deployment deployment,
            long gitHubDeployment,
            Status status,
            String description,
            @Nullable URI log) {
        turn.order(new Effect.ReportStatus(
                deployment.id(),
                deployment.repository(),
                gitHubDeployment,
                status,
                description,
                log,
                status == Status.SUCCESS ? deployment.url() : null));
    }
}

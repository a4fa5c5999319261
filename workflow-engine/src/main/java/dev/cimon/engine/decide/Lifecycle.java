package dev.cimon.engine.decide;

import dev.cimon.engine.decide.Effect.ReportStatus.Status;
import dev.cimon.engine.deployment.Commit;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState;
import dev.cimon.engine.deployment.DeploymentState.Creating;
import dev.cimon.engine.deployment.DeploymentState.Pending;
import dev.cimon.engine.deployment.DeploymentState.Running;
import dev.cimon.engine.deployment.EnvironmentKind;
import dev.cimon.engine.deployment.Evidence;
import dev.cimon.engine.gate.Gates;
import dev.cimon.engine.project.Project;
import dev.cimon.engine.workflow.EnvironmentUrl;
import dev.cimon.engine.workflow.Workflow;
import dev.cimon.events.deployment.DeploymentCleared;
import dev.cimon.events.deployment.DeploymentHeld;
import dev.cimon.events.deployment.DeploymentRefused;
import dev.cimon.events.deployment.DeploymentRequested;
import dev.cimon.events.deployment.DeploymentSuperseded;
import dev.cimon.events.deployment.GateFinding;
import dev.cimon.events.deployment.Parameter;
import dev.cimon.events.deployment.Trigger;
import dev.cimon.events.github.GitHubDeploymentCreated;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.PipelineId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How a deployment begins, passes the gates, is called off and makes room for others. */
final class Lifecycle {

    private Lifecycle() {}

    /** A new deployment. The same event and environment always give the same one, so asking twice changes nothing. */
    static Deployment request(
            Turn turn,
            Project project,
            EnvironmentName environment,
            Trigger trigger,
            String askedRef,
            @Nullable Commit commit) {
        DeploymentId id = DeploymentId.causedBy(trigger.eventId(), project.repository(), environment);
        return request(turn, project, environment, trigger, askedRef, commit, null, id);
    }

    /** However often GitHub tells of its creation, it is one deployment. */
    static DeploymentId adoptedId(GitHubDeploymentCreated created) {
        return DeploymentId.causedBy(
                "github-deployment/" + created.gitHubDeployment(), created.repository(), created.environment());
    }

    /** A deployment that another tool has created on GitHub already. */
    static Deployment adopt(Turn turn, Project project, GitHubDeploymentCreated created, Trigger trigger) {
        return request(
                turn,
                project,
                created.environment(),
                trigger,
                created.ref(),
                null,
                created.gitHubDeployment(),
                adoptedId(created));
    }

    private static Deployment request(
            Turn turn,
            Project project,
            EnvironmentName environment,
            Trigger trigger,
            String askedRef,
            @Nullable Commit commit,
            @Nullable Long adopted,
            DeploymentId id) {
        Optional<Deployment> existing = turn.known(id);
        if (existing.isPresent()) {
            return existing.get();
        }
        Project counted = turn.project().orElse(project).counted();
        Deployment asked = draft(turn, counted, environment, trigger, askedRef, commit, adopted, id);
        turn.save(counted);
        turn.save(asked);
        turn.record(
                asked,
                new DeploymentRequested(
                        asked.ref(), asked.trigger(), askedRef, commit == null ? null : commit.revision()));
        return asked;
    }

    /** As it would be, were it asked for now. */
    static Deployment draft(Turn turn, Project project, EnvironmentName environment, Trigger trigger, Commit commit) {
        DeploymentId id = DeploymentId.causedBy(trigger.eventId(), project.repository(), environment);
        return draft(turn, project.counted(), environment, trigger, commit.ref(), commit, null, id);
    }

    private static Deployment draft(
            Turn turn,
            Project counted,
            EnvironmentName environment,
            Trigger trigger,
            String askedRef,
            @Nullable Commit commit,
            @Nullable Long adopted,
            DeploymentId id) {
        EnvironmentKind kind = Workflow.of(counted).kindOf(environment).orElse(EnvironmentKind.STANDING);
        return new Deployment(
                id,
                counted.deployments(),
                counted.repository(),
                environment,
                kind,
                withDefaults(trigger, counted, environment),
                askedRef,
                commit,
                EnvironmentUrl.of(counted, environment, kind).orElse(null),
                turn.now(),
                1,
                null,
                null,
                adopted,
                null,
                null,
                new DeploymentState.Requested());
    }

    /** Nobody gives parameters to what deploys by itself. */
    private static Trigger withDefaults(Trigger trigger, Project project, EnvironmentName environment) {
        List<Parameter> defaults = Workflow.of(project).parameters(environment).defaults();
        return trigger.parameters() != null || defaults.isEmpty() ? trigger : trigger.with(defaults);
    }

    /**
     * The revision is known: an older one that still waits gives way, then the gates are asked. One whose event was
     * overtaken on its way here gives way itself.
     */
    static void proceed(Turn turn, Deployment deployment) {
        Optional<Deployment> newer = Succession.newerThan(turn, deployment);
        if (newer.isPresent() && deployment.state() instanceof Pending pending) {
            supersede(turn, deployment, pending, newer.get());
            return;
        }
        Deployment informed = deployment;
        for (Deployment older : Succession.olderThan(turn, deployment)) {
            if (older.state() instanceof Pending pending) {
                supersede(turn, older, pending, deployment);
                Evidence next = informed.evidence().takingThePlaceOf(older.evidence());
                informed = next.equals(informed.evidence()) ? informed : informed.with(next);
            }
        }
        askGates(turn, informed);
    }

    static void supersede(Turn turn, Deployment deployment, Pending pending, Deployment newer) {
        Deployment superseded = deployment.to(pending.supersede(newer.id(), turn.now()));
        turn.save(superseded);
        turn.record(superseded, new DeploymentSuperseded(superseded.ref(), newer.id()));
        giveBack(turn, deployment, Status.INACTIVE, "#" + newer.number() + " takes its place.");
        turn.show(superseded);
        Waking.wakeThoseAfter(turn, superseded.environment());
    }

    /** Whoever created the GitHub Deployment, another tool or we, learns that nothing comes of it. */
    static void giveBack(Turn turn, Deployment left, Status status, String reason) {
        left.gitHubDeployment()
                .ifPresent(gitHubDeployment -> turn.order(new Effect.ReportStatus(
                        left.id(), left.repository(), gitHubDeployment, status, reason, null, null)));
    }

    static void askGates(Turn turn, Deployment deployment) {
        if (!(deployment.state() instanceof Pending pending)) {
            return;
        }
        List<GateFinding> findings = Gates.examine(turn.factsAbout(deployment));
        Optional<GateFinding> refusal = first(findings, GateFinding.Verdict.REFUSE);
        if (refusal.isPresent()) {
            refuse(turn, deployment, pending, refusal.get().sentence(), findings);
        } else if (first(findings, GateFinding.Verdict.WAIT).isPresent()) {
            hold(turn, deployment, pending, findings);
            Inquiries.ask(turn, deployment);
            makeRoom(turn, deployment);
        } else {
            clear(turn, deployment.to(pending.clear()), deployment.gitHubDeployment(), findings);
        }
    }

    static void refuse(Turn turn, Deployment deployment, Pending pending, String reason, List<GateFinding> findings) {
        Deployment refused = deployment.to(pending.refuse(reason, findings, turn.now()));
        turn.save(refused);
        turn.record(refused, new DeploymentRefused(refused.ref(), reason));
        giveBack(turn, deployment, Status.ERROR, reason);
        if (hasMessage(deployment)) {
            turn.show(refused);
        }
        Waking.wakeThoseAfter(turn, refused.environment());
    }

    /** Before its ref is resolved a deployment has a message only if that took so long that it was told. */
    private static boolean hasMessage(Deployment deployment) {
        return deployment.commit() != null || deployment.delayedBy() != null;
    }

    private static void hold(Turn turn, Deployment deployment, Pending pending, List<GateFinding> findings) {
        DeploymentState held = pending.hold(findings);
        if (held.equals(deployment.state())) {
            return;
        }
        Deployment waiting = deployment.to(held);
        held(turn, waiting, findings);
    }

    /** Calling one off may already let the newer one go. */
    private static void makeRoom(Turn turn, Deployment newer) {
        List<Deployment> older = Gates.makingRoom(turn.factsAbout(newer)).stream()
                .filter(other -> other.endReason() == null)
                .toList();
        String reason = "#" + newer.number() + " takes its place.";
        Waking.once(
                turn,
                newer.environment(),
                () -> older.forEach(
                        other -> turn.deployment(other.id()).ifPresent(now -> Ending.end(turn, now, reason))));
    }

    private static void held(Turn turn, Deployment waiting, List<GateFinding> findings) {
        turn.save(waiting);
        turn.record(waiting, new DeploymentHeld(waiting.ref(), findings));
        turn.show(waiting);
        findings.stream()
                .map(GateFinding::until)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .ifPresent(until -> turn.wakeAt(waiting.environment(), until));
    }

    /**
     * Right before the pipeline is triggered the gates are asked once more: registering may have taken long.
     *
     * @return true if one has closed, so that the pipeline must not be triggered
     */
    static boolean closedMeanwhile(Turn turn, Deployment deployment, Creating creating, long gitHubDeployment) {
        List<GateFinding> findings = Gates.examine(turn.factsAbout(deployment));
        Optional<GateFinding> refusal = first(findings, GateFinding.Verdict.REFUSE);
        if (refusal.isPresent()) {
            String reason = refusal.get().sentence();
            Deployment refused = deployment.to(creating.refuse(reason, findings, turn.now()));
            turn.save(refused);
            turn.record(refused, new DeploymentRefused(refused.ref(), reason));
            turn.order(new Effect.ReportStatus(
                    refused.id(), refused.repository(), gitHubDeployment, Status.ERROR, reason, null, null));
            turn.show(refused);
        } else if (first(findings, GateFinding.Verdict.WAIT).isPresent()) {
            Deployment waiting = deployment.to(creating.hold(findings, gitHubDeployment));
            held(turn, waiting, findings);
            proceed(turn, waiting);
        } else {
            return false;
        }
        Waking.wake(turn, deployment.environment());
        return true;
    }

    private static void clear(
            Turn turn, Deployment cleared, Optional<Long> gitHubDeployment, List<GateFinding> findings) {
        Commit commit = cleared.requireCommit();
        turn.save(cleared);
        turn.record(cleared, new DeploymentCleared(cleared.ref(), commit.revision(), findings));
        if (gitHubDeployment.isPresent() && cleared.state() instanceof Creating creating) {
            Progress.registered(turn, cleared, creating, gitHubDeployment.get());
            return;
        }
        turn.order(new Effect.CreateGitHubDeployment(
                cleared.id(),
                cleared.number(),
                cleared.repository(),
                cleared.environment(),
                cleared.kind(),
                commit,
                cleared.url(),
                cleared.trigger().kind().name().toLowerCase(Locale.ROOT),
                requester(cleared.trigger())));
        turn.show(cleared);
    }

    private static String requester(Trigger trigger) {
        if (trigger.person() != null) {
            return trigger.person().name();
        }
        return trigger.login() == null ? "unknown" : trigger.login();
    }

    /** CI says something has finished: it is asked at once, since only the whole pipeline counts. */
    static void followNow(Turn turn, PipelineId pipeline) {
        turn.deployments()
                .filter(deployment -> deployment.state() instanceof Running running
                        && running.pipeline().id().equals(pipeline))
                .toList()
                .forEach(deployment ->
                        turn.order(new Effect.FollowPipeline(deployment.id(), deployment.repository(), pipeline, 0)));
    }

    private static Optional<GateFinding> first(List<GateFinding> findings, GateFinding.Verdict verdict) {
        return findings.stream().filter(finding -> finding.verdict() == verdict).findFirst();
    }
}

package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState;
import dev.cimon.engine.deployment.DeploymentState.Waiting;
import dev.cimon.engine.deployment.Transition;
import dev.cimon.engine.gate.Facts;
import dev.cimon.engine.gate.Gates;
import dev.cimon.events.deployment.GateFinding;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.slack.ShowMessage;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What holds whatever happens, in whatever order. */
final class Laws {

    /** Every transition any play has seen, for the test of their coverage. */
    static final Set<Transition> VISITED = new HashSet<>();

    private static final Map<Effect.ReportStatus.Status, Integer> RANK = Map.of(
            Effect.ReportStatus.Status.QUEUED, 0,
            Effect.ReportStatus.Status.IN_PROGRESS, 1,
            Effect.ReportStatus.Status.SUCCESS, 2,
            Effect.ReportStatus.Status.FAILURE, 3,
            Effect.ReportStatus.Status.ERROR, 3,
            Effect.ReportStatus.Status.INACTIVE, 3);

    private final Map<DeploymentId, Integer> lastStatus = new HashMap<>();
    private final Map<String, Long> lastShown = new HashMap<>();
    private final Set<String> publishedIds = new HashSet<>();

    void changes(@Nullable Deployment before, Deployment after) {
        if (before == null) {
            assertThat(after.version()).isPositive();
        } else {
            assertThat(after.version()).as("version of %s", after).isGreaterThan(before.version());
        }
        DeploymentState from = before == null ? new DeploymentState.Requested() : before.state();
        Transition step = Transition.between(from, after.state());
        boolean stayed = step.from().equals(step.to());
        assertThat(stayed || Transition.reachable(step))
                .as("legal way %s", step)
                .isTrue();
        VISITED.add(step);
    }

    void nothingIsStuck(
            Collection<Deployment> deployments, List<Effect> outstanding, Function<Deployment, Facts> facts) {
        for (Deployment deployment : deployments) {
            if (!deployment.over() && !caredFor(deployment, outstanding, facts)) {
                throw new AssertionError("nobody cares for " + deployment);
            }
        }
    }

    /** What waits is held by a gate that would say so again now, or its alarm is set for when it would not. */
    private static boolean caredFor(
            Deployment deployment, List<Effect> outstanding, Function<Deployment, Facts> facts) {
        if (outstanding.stream().anyMatch(effect -> movesOn(effect, deployment.id()))) {
            return true;
        }
        if (!(deployment.state() instanceof Waiting)) {
            return false;
        }
        Facts now = facts.apply(deployment);
        List<Instant> alarms = outstanding.stream()
                .filter(effect -> effect instanceof Effect.WakeWaiting wake
                        && (wake.environment() == null || wake.environment().equals(deployment.environment())))
                .map(effect -> ((Effect.WakeWaiting) effect).at())
                .toList();
        boolean due = alarms.stream().anyMatch(at -> !now.now().isBefore(at));
        return due
                || Gates.examine(now).stream()
                        .filter(finding -> finding.verdict() == GateFinding.Verdict.WAIT)
                        .anyMatch(finding -> finding.until() == null || alarms.contains(finding.until()));
    }

    /** No pipeline is triggered unless every gate would let it pass at this very moment. */
    void triggersThroughOpenGatesOnly(Deployment changed, Function<Deployment, Facts> facts) {
        assertThat(Gates.examine(facts.apply(changed)))
                .as("gates before the pipeline of %s", changed)
                .extracting(GateFinding::verdict)
                .containsOnly(GateFinding.Verdict.PASS);
    }

    private static boolean movesOn(Effect effect, DeploymentId id) {
        return switch (effect) {
            case Effect.ResolveRef asked -> asked.deployment().equals(id);
            case Effect.FindTeams asked -> asked.deployment().equals(id);
            case Effect.FindUserGroups asked -> asked.deployment().equals(id);
            case Effect.ReadChecks asked -> asked.deployment().equals(id);
            case Effect.CreateGitHubDeployment asked -> asked.deployment().equals(id);
            case Effect.TriggerPipeline asked -> asked.deployment().equals(id);
            case Effect.FollowPipeline asked -> asked.deployment().equals(id);
            case Effect.ReportStatus asked -> false;
            case Effect.CancelPipeline asked -> false;
            case Effect.RemoveEnvironment asked -> false;
            case Effect.Publish asked -> false;
            case Effect.CommentOnPullRequest asked -> false;
            case Effect.WakeWaiting asked -> false;
            case Effect.ReadWorkflow asked -> false;
            case Effect.ReportWorkflow asked -> false;
            case Effect.ForPerson asked -> false;
        };
    }

    void oneActivePerEnvironment(Collection<Deployment> deployments) {
        assertThat(deployments.stream().filter(Deployment::active).map(Laws::place))
                .as("environments being changed")
                .doesNotHaveDuplicates();
        assertThat(deployments.stream().filter(Deployment::current).map(Laws::place))
                .as("environments with something running")
                .doesNotHaveDuplicates();
    }

    private static String place(Deployment deployment) {
        return deployment.repository() + " " + deployment.environment();
    }

    void reported(Effect.ReportStatus report) {
        int rank = RANK.getOrDefault(report.status(), -1);
        Integer before = lastStatus.put(report.deployment(), rank);
        assertThat(before == null || before < rank)
                .as("status %s comes after %s", report.status(), before)
                .isTrue();
    }

    void published(String id) {
        assertThat(publishedIds.add(id)).as("event id %s is new", id).isTrue();
    }

    void shown(ShowMessage show) {
        Long before = lastShown.put(show.channel() + " " + show.key(), show.version());
        assertThat(before == null || before < show.version())
                .as("version of message %s", show.key())
                .isTrue();
    }
}

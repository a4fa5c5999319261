package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState;
import dev.cimon.engine.deployment.DeploymentState.Waiting;
import dev.cimon.engine.deployment.Transition;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.slack.ShowMessage;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    void nothingIsStuck(Collection<Deployment> deployments, List<Effect> outstanding) {
        for (Deployment deployment : deployments) {
            if (!deployment.over() && !caredFor(deployment, deployments, outstanding)) {
                throw new AssertionError("nobody cares for " + deployment);
            }
        }
    }

    private static boolean caredFor(
            Deployment deployment, Collection<Deployment> deployments, List<Effect> outstanding) {
        return outstanding.stream().anyMatch(effect -> movesOn(effect, deployment.id()))
                || (deployment.state() instanceof Waiting && behindAnActiveOne(deployment, deployments));
    }

    private static boolean movesOn(Effect effect, DeploymentId id) {
        return switch (effect) {
            case Effect.ResolveRef asked -> asked.deployment().equals(id);
            case Effect.CreateGitHubDeployment asked -> asked.deployment().equals(id);
            case Effect.TriggerPipeline asked -> asked.deployment().equals(id);
            case Effect.FollowPipeline asked -> asked.deployment().equals(id);
            case Effect.ReportStatus asked -> false;
            case Effect.CancelPipeline asked -> false;
            case Effect.RemoveEnvironment asked -> false;
            case Effect.Publish asked -> false;
            case Effect.CommentOnPullRequest asked -> false;
            case Effect.ReadWorkflow asked -> false;
            case Effect.ReportWorkflow asked -> false;
            case Effect.ForPerson asked -> false;
        };
    }

    private static boolean behindAnActiveOne(Deployment waiting, Collection<Deployment> deployments) {
        return deployments.stream()
                .anyMatch(other -> other.active() && other.environment().equals(waiting.environment()));
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

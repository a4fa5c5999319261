package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.decide.EffectResult.PipelineStatus;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState;
import dev.cimon.engine.deployment.Transition;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LateResultsTest {

    private static final Set<String> PENDING = Set.of("Requested", "Waiting");
    private static final Set<String> ON_THE_WAY = Set.of("Requested", "Waiting", "Creating", "Triggering", "Running");

    /** Every result, and the states in which it means something. */
    private static Map<EffectResult, Set<String>> table() {
        Effect.ResolveRef resolve = EffectSamples.resolveRef();
        Effect.CreateGitHubDeployment create = EffectSamples.create();
        Effect.TriggerPipeline trigger = EffectSamples.trigger();
        Effect.FollowPipeline follow = EffectSamples.follow();
        Map<EffectResult, Set<String>> table = new LinkedHashMap<>();
        table.put(new EffectResult.RefResolved(resolve, Samples.commit()), PENDING);
        table.put(new EffectResult.GitHubDeploymentExists(create, 900, false), Set.of("Creating"));
        table.put(new EffectResult.PipelineTriggered(trigger, Samples.pipeline(), false), Set.of("Triggering"));
        Arrays.stream(PipelineStatus.values())
                .forEach(status -> table.put(
                        new EffectResult.PipelineObserved(follow, status, List.of(), null, null, true),
                        Set.of("Running")));
        table.put(refused(resolve), PENDING);
        table.put(refused(create), Set.of("Creating"));
        table.put(refused(trigger), Set.of("Triggering"));
        table.put(refused(follow), Set.of("Running"));
        table.put(refused(EffectSamples.report()), Set.of());
        table.put(refused(EffectSamples.cancel()), Set.of());
        table.put(new EffectResult.Delayed(create, "GitHub"), ON_THE_WAY);
        return table;
    }

    private static EffectResult refused(Effect.ForDeployment effect) {
        return new EffectResult.RefusedByProvider(effect, 404, "Not Found");
    }

    @Test
    void changesNothingWhereItComesTooLate() {
        table().forEach((result, states) -> Samples.states().forEach(state -> {
            Decision decision = decide(Samples.deployment(state), result);
            boolean acts = states.contains(state.getClass().getSimpleName());
            assertThat(!decision.deployments().isEmpty() || !decision.effects().isEmpty())
                    .as("%s in %s acts", result, state)
                    .isEqualTo(acts);
            decision.deployments().forEach(after -> legal(state, after.state()));
        }));
    }

    private static void legal(DeploymentState before, DeploymentState after) {
        Transition step = Transition.between(before, after);
        assertThat(step.from().equals(step.to()) || Transition.reachable(step))
                .as("%s is legal", step)
                .isTrue();
    }

    @Test
    void changesNothingForADeploymentItDoesNotKnow() {
        table().keySet().forEach(result -> {
            Decision decision = Decide.decide(Plays.situationOf(), returned(result), Samples.NOON);
            assertThat(decision.deployments()).as("%s", result).isEmpty();
            assertThat(decision.effects()).as("%s", result).isEmpty();
        });
    }

    @Test
    void isNotInTheWayWhereTheProjectIsGone() {
        table().keySet()
                .forEach(result -> Samples.states().forEach(state -> {
                    Situation nothing = Plays.situationIn(null, Samples.deployment(state));
                    assertThat(Decide.decide(nothing, returned(result), Samples.NOON))
                            .isNotNull();
                }));
    }

    private static Decision decide(Deployment deployment, EffectResult result) {
        return Decide.decide(Plays.situationOf(deployment), returned(result), Samples.NOON);
    }

    private static Happening returned(EffectResult result) {
        return new Happening.Returned("effect/1", null, result);
    }
}

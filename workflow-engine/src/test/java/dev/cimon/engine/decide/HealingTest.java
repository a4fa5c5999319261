package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.decide.EffectResult.PipelineStatus;
import dev.cimon.engine.deployment.DeploymentState;
import dev.cimon.events.deployment.DeploymentHealed;
import dev.cimon.events.deployment.DeploymentHealed.Found;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was found by asking is told on the audit trail. */
class HealingTest {

    private static final String TYPE = "dev.cimon.deployment.deployment-healed.v1";

    @Test
    void tellsThatAGitHubDeploymentWasFound() {
        assertThat(healed("Creating", new EffectResult.GitHubDeploymentExists(EffectSamples.create(), 900, true)))
                .containsExactly(Found.GITHUB_DEPLOYMENT);
        assertThat(healed("Creating", new EffectResult.GitHubDeploymentExists(EffectSamples.create(), 900, false)))
                .isEmpty();
    }

    @Test
    void tellsThatAPipelineWasFound() {
        assertThat(healed(
                        "Triggering",
                        new EffectResult.PipelineTriggered(EffectSamples.trigger(), Samples.pipeline(), true)))
                .containsExactly(Found.PIPELINE);
        assertThat(healed(
                        "Triggering",
                        new EffectResult.PipelineTriggered(EffectSamples.trigger(), Samples.pipeline(), false)))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void tellsThatAnEndWasFoundOfWhichNoWebhookTold(PipelineStatus status) {
        assertThat(healed("Running", observed(status, false)))
                .isEqualTo(status == PipelineStatus.RUNNING ? List.of() : List.of(Found.CI_STATUS));
        assertThat(healed("Running", observed(status, true))).isEmpty();
    }

    @Test
    void tellsNothingOfWhatComesTooLate() {
        assertThat(healed("Succeeded", new EffectResult.GitHubDeploymentExists(EffectSamples.create(), 900, true)))
                .isEmpty();
        assertThat(healed("Succeeded", observed(PipelineStatus.FAILED, false))).isEmpty();
    }

    private static EffectResult observed(PipelineStatus status, boolean told) {
        return new EffectResult.PipelineObserved(EffectSamples.follow(), status, List.of(), null, null, told);
    }

    /** What the decision says was found; the trail must tell as much. */
    private static List<Found> healed(String before, EffectResult result) {
        DeploymentState state = Samples.states().stream()
                .filter(each -> each.getClass().getSimpleName().equals(before))
                .findFirst()
                .orElseThrow();
        Decision decision = Decide.decide(
                Plays.situationOf(Samples.deployment(state)),
                new Happening.Returned("effect/1", null, result),
                Samples.NOON);
        long told = decision.effects().stream()
                .filter(effect -> effect instanceof Effect.Publish publish
                        && TYPE.equals(publish.event().headers().get("ce_type")))
                .count();
        assertThat(told).isEqualTo(decision.healed().size());
        return decision.healed().stream().map(DeploymentHealed::found).toList();
    }
}

package dev.cimon.engine.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.decide.Effect;
import dev.cimon.engine.decide.EffectResult;
import dev.cimon.engine.decide.EffectResult.AnswerDelayed;
import dev.cimon.engine.decide.EffectResult.AnswerRefusedByProvider;
import dev.cimon.engine.decide.EffectResult.Delayed;
import dev.cimon.engine.decide.EffectResult.RefusedByProvider;
import dev.cimon.engine.decide.EffectSamples;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RefusalsTest {

    static Stream<Effect> effects() {
        return EffectSamples.all().stream();
    }

    @ParameterizedTest
    @MethodSource("effects")
    void tellsWhoeverWaitsThatTheProviderRefused(Effect effect) {
        Object expected = switch (effect) {
            case Effect.ForPerson asked -> new AnswerRefusedByProvider(asked, 403, "No");
            case Effect.ForDeployment step -> new RefusedByProvider(step, 403, "No");
            case Effect.Publish publish -> "nobody";
            case Effect.CommentOnPullRequest comment -> "nobody";
            case Effect.WakeWaiting wake -> "nobody";
            case Effect.ReadWorkflow asked -> new EffectResult.WorkflowUnreadable(asked, "No");
            case Effect.ReportWorkflow report -> "nobody";
        };
        assertThat(Refusals.of(effect, 403, "No").<Object>map(result -> result).orElse("nobody"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("effects")
    void tellsWhoeverWaitsThatTheProviderDoesNotAnswer(Effect effect) {
        Object expected = switch (effect) {
            case Effect.ProveVoterInSlack asked -> new AnswerDelayed(asked, "Slack");
            case Effect.ProveRightInSlack asked -> new AnswerDelayed(asked, "Slack");
            case Effect.ForPerson asked -> new AnswerDelayed(asked, "GitHub");
            case Effect.ResolveRef step -> new Delayed(step, "GitHub");
            case Effect.FindTeams step -> new Delayed(step, "GitHub");
            case Effect.FindUserGroups step -> new Delayed(step, "Slack");
            case Effect.ReadChecks step -> new Delayed(step, "GitHub");
            case Effect.CreateGitHubDeployment step -> new Delayed(step, "GitHub");
            case Effect.TriggerPipeline step -> new Delayed(step, "CircleCI");
            case Effect.FollowPipeline step -> new Delayed(step, "CircleCI");
            default -> "nobody";
        };
        assertThat(Refusals.delay(effect).<Object>map(result -> result).orElse("nobody"))
                .isEqualTo(expected);
    }
}

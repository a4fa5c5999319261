package dev.cimon.engine.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.decide.Effect;
import dev.cimon.engine.decide.EffectResult.AnswerDelayed;
import dev.cimon.engine.decide.EffectResult.AnswerRefusedByProvider;
import dev.cimon.engine.decide.EffectResult.Delayed;
import dev.cimon.engine.decide.EffectResult.RefusedByProvider;
import dev.cimon.engine.decide.EffectSamples;
import dev.cimon.engine.decide.Samples;
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
            case Effect.VerifyRepository asked ->
                new AnswerRefusedByProvider(asked, Samples.REPLY_TO, Samples.SHOP, 403, "No");
            case Effect.ListCollaborators asked ->
                new AnswerRefusedByProvider(asked, Samples.REPLY_TO, Samples.SHOP, 403, "No");
            case Effect.ResolveRef asked -> refused(asked);
            case Effect.CreateGitHubDeployment asked -> refused(asked);
            case Effect.TriggerPipeline asked -> refused(asked);
            case Effect.FollowPipeline asked -> refused(asked);
            case Effect.Publish asked -> "nobody";
            case Effect.ReportStatus asked -> "nobody";
            case Effect.CancelPipeline asked -> "nobody";
        };
        assertThat(Refusals.of(effect, 403, "No").<Object>map(result -> result).orElse("nobody"))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("effects")
    void tellsWhoeverWaitsThatTheProviderDoesNotAnswer(Effect effect) {
        Object expected = switch (effect) {
            case Effect.VerifyRepository asked -> new AnswerDelayed(Samples.REPLY_TO, Samples.SHOP, "GitHub");
            case Effect.ListCollaborators asked -> new AnswerDelayed(Samples.REPLY_TO, Samples.SHOP, "GitHub");
            case Effect.ResolveRef asked -> delayed("GitHub");
            case Effect.CreateGitHubDeployment asked -> delayed("GitHub");
            case Effect.TriggerPipeline asked -> delayed("CircleCI");
            case Effect.FollowPipeline asked -> delayed("CircleCI");
            case Effect.Publish asked -> "nobody";
            case Effect.ReportStatus asked -> "nobody";
            case Effect.CancelPipeline asked -> "nobody";
        };
        assertThat(Refusals.delay(effect).<Object>map(result -> result).orElse("nobody"))
                .isEqualTo(expected);
    }

    private static Delayed delayed(String provider) {
        return new Delayed(Samples.id(1), Samples.SHOP, provider);
    }

    private static RefusedByProvider refused(Effect effect) {
        return new RefusedByProvider(effect, Samples.id(1), Samples.SHOP, 403, "No");
    }
}

package dev.cimon.engine.effect;

import dev.cimon.engine.decide.Effect;
import dev.cimon.engine.decide.EffectResult;
import dev.cimon.engine.decide.EffectResult.AnswerRefusedByProvider;
import dev.cimon.engine.decide.EffectResult.RefusedByProvider;
import java.util.Optional;

/** Tells the core what a provider would not do, or does not do for now. */
final class Refusals {

    private static final String GITHUB = "GitHub";
    private static final String CIRCLECI = "CircleCI";

    private Refusals() {}

    /** Empty for effects whose refusal changes nothing. */
    static Optional<EffectResult> of(Effect effect, int status, String words) {
        return switch (effect) {
            case Effect.VerifyRepository asked ->
                Optional.of(new AnswerRefusedByProvider(asked, asked.replyTo(), asked.repository(), status, words));
            case Effect.ListCollaborators asked ->
                Optional.of(new AnswerRefusedByProvider(asked, asked.replyTo(), asked.repository(), status, words));
            case Effect.ResolveRef asked ->
                Optional.of(new RefusedByProvider(asked, asked.deployment(), asked.repository(), status, words));
            case Effect.CreateGitHubDeployment asked ->
                Optional.of(new RefusedByProvider(asked, asked.deployment(), asked.repository(), status, words));
            case Effect.TriggerPipeline asked ->
                Optional.of(new RefusedByProvider(asked, asked.deployment(), asked.repository(), status, words));
            case Effect.FollowPipeline asked ->
                Optional.of(new RefusedByProvider(asked, asked.deployment(), asked.repository(), status, words));
            case Effect.Publish asked -> Optional.empty();
            case Effect.ReportStatus asked -> Optional.empty();
            case Effect.CancelPipeline asked -> Optional.empty();
        };
    }

    /** Empty for effects whose delay nobody waits for. */
    static Optional<EffectResult> delay(Effect effect) {
        return switch (effect) {
            case Effect.ResolveRef asked ->
                Optional.of(new EffectResult.Delayed(asked.deployment(), asked.repository(), GITHUB));
            case Effect.CreateGitHubDeployment asked ->
                Optional.of(new EffectResult.Delayed(asked.deployment(), asked.repository(), GITHUB));
            case Effect.TriggerPipeline asked ->
                Optional.of(new EffectResult.Delayed(asked.deployment(), asked.repository(), CIRCLECI));
            case Effect.FollowPipeline asked ->
                Optional.of(new EffectResult.Delayed(asked.deployment(), asked.repository(), CIRCLECI));
            case Effect.Publish asked -> Optional.empty();
            case Effect.VerifyRepository asked ->
                Optional.of(new EffectResult.AnswerDelayed(asked.replyTo(), asked.repository(), GITHUB));
            case Effect.ListCollaborators asked ->
                Optional.of(new EffectResult.AnswerDelayed(asked.replyTo(), asked.repository(), GITHUB));
            case Effect.ReportStatus asked -> Optional.empty();
            case Effect.CancelPipeline asked -> Optional.empty();
        };
    }
}

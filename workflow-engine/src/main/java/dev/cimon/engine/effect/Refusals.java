package dev.cimon.engine.effect;

import dev.cimon.engine.decide.Effect;
import dev.cimon.engine.decide.EffectResult;
import dev.cimon.engine.decide.EffectResult.AnswerDelayed;
import dev.cimon.engine.decide.EffectResult.AnswerRefusedByProvider;
import dev.cimon.engine.decide.EffectResult.Delayed;
import dev.cimon.engine.decide.EffectResult.RefusedByProvider;
import java.util.Optional;

/** Tells the core what a provider would not do, or does not do for now. */
final class Refusals {

    private Refusals() {}

    /** Empty for effects that nobody waits for. */
    static Optional<EffectResult> of(Effect effect, int status, String words) {
        return switch (effect) {
            case Effect.ForPerson asked -> Optional.of(new AnswerRefusedByProvider(asked, status, words));
            case Effect.ForDeployment step -> Optional.of(new RefusedByProvider(step, status, words));
            case Effect.Publish publish -> Optional.empty();
            case Effect.ReadWorkflow asked -> Optional.of(new EffectResult.WorkflowUnreadable(asked, words));
            case Effect.CommentOnPullRequest comment -> Optional.empty();
            case Effect.WakeWaiting wake -> Optional.empty();
            case Effect.ReportWorkflow report -> Optional.empty();
        };
    }

    /** Empty for effects that nobody waits for. */
    static Optional<EffectResult> delay(Effect effect) {
        return switch (effect) {
            case Effect.ProveVoterInSlack asked -> Optional.of(new AnswerDelayed(asked, "Slack"));
            case Effect.ProveRightInSlack asked -> Optional.of(new AnswerDelayed(asked, "Slack"));
            case Effect.ForPerson asked -> Optional.of(new AnswerDelayed(asked, "GitHub"));
            case Effect.TriggerPipeline step -> Optional.of(new Delayed(step, "CircleCI"));
            case Effect.FollowPipeline step -> Optional.of(new Delayed(step, "CircleCI"));
            case Effect.ResolveRef step -> Optional.of(new Delayed(step, "GitHub"));
            case Effect.FindTeams step -> Optional.of(new Delayed(step, "GitHub"));
            case Effect.FindUserGroups step -> Optional.of(new Delayed(step, "Slack"));
            case Effect.ReadChecks step -> Optional.of(new Delayed(step, "GitHub"));
            case Effect.CreateGitHubDeployment step -> Optional.of(new Delayed(step, "GitHub"));
            case Effect.ReportStatus step -> Optional.empty();
            case Effect.CancelPipeline step -> Optional.empty();
            case Effect.RemoveEnvironment step -> Optional.empty();
            case Effect.Publish publish -> Optional.empty();
            case Effect.CommentOnPullRequest comment -> Optional.empty();
            case Effect.WakeWaiting wake -> Optional.empty();
            case Effect.ReadWorkflow asked -> Optional.empty();
            case Effect.ReportWorkflow report -> Optional.empty();
        };
    }
}

package dev.cimon.engine.store;

import dev.cimon.engine.decide.Effect;
import dev.cimon.engine.decide.EffectResult;
import dev.cimon.engine.decide.Happening;
import dev.cimon.events.Event;
import dev.cimon.events.circleci.CircleCiEvent;
import dev.cimon.events.github.GitHubEvent;
import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.slack.ButtonPressed;
import dev.cimon.events.slack.CommandEntered;
import org.jspecify.annotations.Nullable;

/** What a happening is about, and so what has to be known to decide about it. */
record Scope(@Nullable RepositoryName repository, @Nullable ChannelRef channel) {

    /** Nothing to be known: nothing to decide. */
    static final Scope NONE = new Scope(null, null);

    static Scope of(Happening happening) {
        return switch (happening) {
            case Happening.Received received -> of(received.envelope().data());
            case Happening.Returned returned -> of(returned.result());
        };
    }

    private static Scope of(Event event) {
        return switch (event) {
            case CommandEntered entered -> new Scope(null, entered.channel());
            case ButtonPressed pressed -> new Scope(null, pressed.channel());
            case GitHubEvent gitHub -> new Scope(gitHub.repository(), null);
            case CircleCiEvent circleCi -> new Scope(circleCi.repository(), null);
            default -> NONE;
        };
    }

    private static Scope of(EffectResult result) {
        return switch (result) {
            case EffectResult.RepositoryFound found ->
                new Scope(found.repository(), found.effect().replyTo().channel());
            case EffectResult.CollaboratorsListed listed ->
                new Scope(listed.repository(), listed.effect().replyTo().channel());
            case EffectResult.AnswerRefusedByProvider refused ->
                new Scope(refused.repository(), refused.replyTo().channel());
            case EffectResult.RefusedByProvider refused
            when refused.effect() instanceof Effect.ResolveRef asked ->
                new Scope(refused.repository(), asked.replyTo().channel());
            default -> new Scope(result.repository(), null);
        };
    }
}

package dev.cimon.engine.store;

import dev.cimon.engine.decide.EffectResult;
import dev.cimon.engine.decide.Happening;
import dev.cimon.events.Event;
import dev.cimon.events.EventEnvelope;
import java.time.Duration;
import java.util.Optional;

/** Something to be stored as a whole, with whatever is decided about it. */
sealed interface Work {

    /** What has to be decided, if anything. */
    Optional<Happening> happening();

    /** What it is called in the log. */
    String name();

    default Scope scope() {
        return happening().map(Scope::of).orElse(Scope.NONE);
    }

    /** In which lane of effects it makes room for the next one. */
    default Optional<String> laneMovedOn() {
        return Optional.empty();
    }

    /** Whether what comes after it, in the same repository, is decided about by other rules, for which more is loaded. */
    default boolean mayChangeRules() {
        return false;
    }

    /** An event, unless it has been decided about before. */
    record Received(EventEnvelope<Event> envelope) implements Work {
        @Override
        public Optional<Happening> happening() {
            return Optional.of(new Happening.Received(envelope));
        }

        @Override
        public String name() {
            return "eventId=" + envelope.id();
        }
    }

    /** An effect that is done, unless another replica has finished it. */
    record Finished(PendingEffect effect, Optional<EffectResult> result) implements Work {
        @Override
        public Optional<Happening> happening() {
            return result.map(effect::returned);
        }

        @Override
        public Optional<String> laneMovedOn() {
            return Optional.of(effect.effect().lane());
        }

        @Override
        public boolean mayChangeRules() {
            return result.filter(EffectResult.WorkflowRead.class::isInstance).isPresent();
        }

        @Override
        public String name() {
            return "effectId=" + effect.id();
        }
    }

    /** An effect that is to be tried again later, unless another replica does it. */
    record Postponed(PendingEffect effect, Duration delay, String problem, Optional<EffectResult> notice)
            implements Work {
        @Override
        public Optional<Happening> happening() {
            return notice.map(effect::returned);
        }

        @Override
        public String name() {
            return "effectId=" + effect.id();
        }
    }
}

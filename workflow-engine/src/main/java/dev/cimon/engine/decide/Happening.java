package dev.cimon.engine.decide;

import dev.cimon.events.Event;
import dev.cimon.events.EventEnvelope;
import org.jspecify.annotations.Nullable;

/** What the engine decides about: an event from a topic, or what an effect brought back. */
public sealed interface Happening {

    /** What caused whatever follows from it. */
    String id();

    @Nullable String traceparent();

    record Received(EventEnvelope<Event> envelope) implements Happening {
        @Override
        public String id() {
            return envelope.id();
        }

        @Override
        public @Nullable String traceparent() {
            return envelope.traceparent();
        }
    }

    /** @param id of the effect */
    record Returned(String id, @Nullable String traceparent, EffectResult result) implements Happening {}
}

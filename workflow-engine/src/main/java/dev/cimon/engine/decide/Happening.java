package dev.cimon.engine.decide;

import dev.cimon.events.Event;
import dev.cimon.events.EventEnvelope;
import dev.cimon.events.github.AccountProven;
import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.slack.ButtonPressed;
import dev.cimon.events.slack.CommandEntered;
import dev.cimon.events.slack.ModalSubmitted;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the engine decides about: an event from a topic, or what an effect brought back. */
public sealed interface Happening {

    /** What caused whatever follows from it. */
    String id();

    @Nullable String traceparent();

    /** Where somebody said or pressed what it is about. */
    Optional<ChannelRef> channel();

    record Received(EventEnvelope<Event> envelope) implements Happening {
        @Override
        public String id() {
            return envelope.id();
        }

        @Override
        public @Nullable String traceparent() {
            return envelope.traceparent();
        }

        @Override
        public Optional<ChannelRef> channel() {
            return switch (envelope.data()) {
                case CommandEntered entered -> Optional.of(entered.channel());
                case ButtonPressed pressed -> Optional.of(pressed.channel());
                case ModalSubmitted submitted -> SubmittedForm.channelOf(submitted);
                case AccountProven proven -> Optional.of(proven.channel());
                default -> Optional.empty();
            };
        }
    }

    /** @param id of the effect */
    record Returned(String id, @Nullable String traceparent, EffectResult result) implements Happening {
        @Override
        public Optional<ChannelRef> channel() {
            return result.effect() instanceof Effect.ForPerson asked
                    ? Optional.of(asked.replyTo().channel())
                    : Optional.empty();
        }
    }
}

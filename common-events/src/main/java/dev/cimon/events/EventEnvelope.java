package dev.cimon.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An event with its CloudEvents attributes.
 *
 * @param id the same fact always has the same id, however often it is delivered
 * @param source the service that says it, for example {@code /github-gateway}
 * @param time when it happened
 * @param cause id of the event that led to this one, where one did
 * @param traceparent W3C trace context, carried on from the request that began it
 */
public record EventEnvelope<E extends Event>(
        String id,
        String source,
        Instant time,
        @Nullable String cause,
        @Nullable String traceparent,
        E data) {

    /** @throws IllegalArgumentException if the id or the source is blank */
    public EventEnvelope {
        if (id.isBlank() || source.isBlank()) {
            throw new IllegalArgumentException("an event has an id and a source");
        }
    }

    /** An event from outside: nothing in Cimon caused it. */
    public static <E extends Event> EventEnvelope<E> received(String id, String source, Instant time, E data) {
        return new EventEnvelope<>(id, source, time, null, null, data);
    }
}

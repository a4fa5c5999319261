package dev.cimon.engine.store;

import dev.cimon.engine.decide.Effect;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An effect that this replica has claimed.
 *
 * @param attempts how often it has been begun, this time included
 */
public record PendingEffect(
        long id, Effect effect, @Nullable String traceparent, int attempts, Instant firstAttempt) {}

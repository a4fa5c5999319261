package dev.cimon.engine.store;

import dev.cimon.engine.decide.Effect;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A replica's right to perform an effect, for this attempt alone.
 *
 * @param body the effect as it is stored
 * @param attempts how often it has been begun, this time included
 * @param askedAgain whether something has brought it forward since it was ordered
 * @param certainUntil by {@link System#nanoTime()}: nobody else has it before, even if it is never renewed
 */
public record Claim(
        long id,
        UUID owner,
        String body,
        @Nullable String traceparent,
        int attempts,
        Instant firstAttempt,
        boolean askedAgain,
        long certainUntil) {

    /** @throws UnreadableState if it is no effect that this version of the engine knows */
    public PendingEffect read() {
        return new PendingEffect(this, Json.read(body, Effect.class));
    }
}

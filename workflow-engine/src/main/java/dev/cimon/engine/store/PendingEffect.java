package dev.cimon.engine.store;

import dev.cimon.engine.decide.Effect;
import dev.cimon.engine.decide.EffectResult;
import dev.cimon.engine.decide.Happening;
import java.time.Instant;

/** An effect that this replica has claimed. */
public record PendingEffect(Claim claim, Effect effect) {

    public long id() {
        return claim.id();
    }

    /** How often it has been begun, this time included. */
    public int attempts() {
        return claim.attempts();
    }

    public Instant firstAttempt() {
        return claim.firstAttempt();
    }

    /** Whether something has brought it forward since it was ordered. */
    public boolean askedAgain() {
        return claim.askedAgain();
    }

    Happening returned(EffectResult result) {
        return new Happening.Returned("effect/" + id(), claim.traceparent(), result);
    }
}

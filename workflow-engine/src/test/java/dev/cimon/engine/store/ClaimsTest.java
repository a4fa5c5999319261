package dev.cimon.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.decide.EffectSamples;
import dev.cimon.engine.store.EffectQueue.Attempt;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ClaimsTest {

    @Test
    void takesOfSeveralAttemptsOnlyTheOneWhoseClaimHolds() {
        Claims.Ours ours =
                new Claims.Ours(new HashSet<>(), Map.of(new Attempt(7, 2), false), Set.of(new Attempt(8, 2)));

        assertThat(ours.take(finished(7, 1))).isFalse();
        assertThat(ours.take(finished(7, 2))).isTrue();
        assertThat(ours.take(postponed(8, 1))).isFalse();
        assertThat(ours.take(postponed(8, 2))).isTrue();
    }

    private static Work finished(long effect, int attempt) {
        return new Work.Finished(pending(effect, attempt), Optional.empty());
    }

    private static Work postponed(long effect, int attempt) {
        return new Work.Postponed(pending(effect, attempt), Duration.ZERO, "", Optional.empty());
    }

    private static PendingEffect pending(long effect, int attempt) {
        Claim claim = new Claim(effect, new UUID(0, 0), "{}", null, attempt, Instant.EPOCH, false, 0);
        return new PendingEffect(claim, EffectSamples.publish());
    }
}

package dev.cimon.engine.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.store.Claim;
import dev.cimon.engine.store.EffectQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LeasesTest {

    private static final Duration TICK = Duration.ofNanos(1);

    /** As of System.nanoTime(), it overflows between two claims. */
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);

    private final Leases leases = new Leases(now::get);

    @Test
    void letsBeginWhatWasClaimedJustNow() {
        Claim claim = claim(1);
        assertThat(leases.take(claim)).isTrue();
        assertThat(leases.letBegin(claim)).isTrue();
    }

    @Test
    void letsNothingBeginThatSomebodyElseMightBeginBeforeItIsRenewed() {
        Claim claim = claim(1);
        leases.take(claim);

        pass(Duration.ofSeconds(5));
        assertThat(leases.letBegin(claim)).isTrue();
        pass(TICK);

        assertThat(leases.letBegin(claim)).isFalse();
    }

    @Test
    void letsBeginWhatHasBeenRenewedReckoningFromTheQuestion() {
        Claim claim = claim(1);
        leases.take(claim);
        long asked = now.get();
        pass(Duration.ofSeconds(5).plus(TICK));

        leases.renewed(List.of(1L, 2L), asked + TICK.toNanos());
        assertThat(leases.letBegin(claim)).isTrue();
        pass(TICK);
        assertThat(leases.letBegin(claim)).isFalse();

        assertThat(leases.effects()).containsExactly(1L);
    }

    @Test
    void isNeverAtOneEffectTwice() {
        Claim first = claim(1);
        leases.take(first);
        pass(EffectQueue.LEASE);

        assertThat(leases.take(claim(1))).isFalse();
        leases.end(first);

        assertThat(leases.effects()).isEmpty();
        assertThat(leases.letBegin(first)).isFalse();
        assertThat(leases.take(claim(1))).isTrue();
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private Claim claim(long id) {
        long certainUntil = now.get() + EffectQueue.LEASE.toNanos();
        return new Claim(id, new UUID(0, 0), "{}", null, 1, Instant.EPOCH, false, certainUntil);
    }
}

package dev.cimon.engine.effect;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next attempt: exponential with full jitter, so that replicas and lanes that failed together
 * do not come back together.
 */
final class Backoff {

    private static final Duration FIRST = Duration.ofMillis(500);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int STEPS_TO_LONGEST = 6;

    private final RandomGenerator random;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /** @param attempts how many have failed, at least 1 */
    Duration after(int attempts) {
        int step = Math.min(attempts - 1, STEPS_TO_LONGEST);
        long ceiling = Math.min(FIRST.toMillis() << step, LONGEST.toMillis());
        return Duration.ofMillis(random.nextLong(ceiling / 4, ceiling + 1));
    }
}

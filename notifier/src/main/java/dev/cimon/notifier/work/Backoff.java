package dev.cimon.notifier.work;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.random.RandomGenerator;

/** Exponential backoff with full jitter: replicas that failed together do not come back together. */
@ApplicationScoped
public class Backoff {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration SHORTEST = Duration.ofMillis(50);
    private static final int DOUBLINGS = 5;

    private final RandomGenerator random;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    /**
     * How long to wait.
     *
     * @param attempts that failed so far, 1 or more
     */
    public Duration after(int attempts) {
        long cap = FIRST.toMillis() << Math.clamp(attempts - 1L, 0, DOUBLINGS);
        long longest = Math.min(cap, LONGEST.toMillis());
        return Duration.ofMillis(random.nextLong(SHORTEST.toMillis(), longest + 1));
    }
}

package dev.cimon.chaos;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Letting time pass. */
public final class Waiting {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final Duration PAUSE = Duration.ofMillis(250);

    private Waiting() {}

    /**
     * @param what completes the sentence "I waited 180 seconds for …"
     * @throws IllegalStateException if it does not come
     */
    public static <T> T until(String what, Supplier<Optional<T>> look) {
        return within(LIMIT, look)
                .orElseThrow(() -> new IllegalStateException(
                        "I waited " + LIMIT.toSeconds() + " seconds for " + what + ", and it did not come."));
    }

    public static <T> Optional<T> within(Duration limit, Supplier<Optional<T>> look) {
        Instant end = Instant.now().plus(limit);
        while (true) {
            Optional<T> seen = look.get();
            if (seen.isPresent() || Instant.now().isAfter(end)) {
                return seen;
            }
            pass(PAUSE);
        }
    }

    public static void pass(Duration time) {
        try {
            TimeUnit.MILLISECONDS.sleep(Math.max(0, time.toMillis()));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("I was interrupted.", stopped);
        }
    }
}

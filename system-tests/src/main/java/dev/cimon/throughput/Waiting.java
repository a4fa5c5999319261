package dev.cimon.throughput;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Looks again and again until something is so. */
final class Waiting {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final long PAUSE_MILLIS = 20;

    private Waiting() {}

    /**
     * @param what completes the sentence "I waited … for …"
     * @throws IllegalStateException if it does not come
     */
    static void until(String what, BooleanSupplier there) {
        until(what, there, PAUSE_MILLIS);
    }

    /** As {@link #until}, where a few milliseconds count. */
    static void quickly(String what, BooleanSupplier there) {
        until(what, there, 1);
    }

    private static void until(String what, BooleanSupplier there, long pause) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(
                        "I waited " + LIMIT.toSeconds() + " seconds for " + what + ", and it did not come.");
            }
            pass(pause);
        }
    }

    static void pass(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("I was interrupted.", stopped);
        }
    }
}

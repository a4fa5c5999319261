package dev.cimon.story;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Looks again and again until it sees something. */
final class Patience {

    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final long PAUSE_MILLIS = 200;

    private Patience() {}

    /** What was waited for did not happen in time; the message is a sentence for people. */
    static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Exhausted(String sentence) {
            super(sentence);
        }
    }

    /**
     * @param what completes the sentence "I waited 90 seconds for …"
     * @throws Exhausted if nothing is seen in time
     */
    static <T> T until(String what, Supplier<Optional<T>> look) {
        Instant end = Instant.now().plus(LIMIT);
        while (true) {
            Optional<T> seen = look.get();
            if (seen.isPresent()) {
                return seen.get();
            }
            if (Instant.now().isAfter(end)) {
                throw new Exhausted(
                        "I waited " + LIMIT.toSeconds() + " seconds for " + what + ", and it did not come.");
            }
            pause();
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Exhausted("I was interrupted.");
        }
    }
}

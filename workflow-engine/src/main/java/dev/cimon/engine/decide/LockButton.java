package dev.cimon.engine.decide;

import dev.cimon.engine.control.Lock;
import dev.cimon.engine.message.ControlReplies;
import dev.cimon.events.reference.EnvironmentName;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a person confirms about somebody else's lock, as {@link ControlReplies} writes it on the button.
 *
 * @param since which lock they were shown
 * @param until and {@code reason}: of the lock they want instead
 */
record LockButton(
        EnvironmentName environment,
        Instant since,
        @Nullable Instant until,
        @Nullable String reason) {

    static Optional<LockButton> read(String value) {
        String[] words = value.split(" ", 5);
        if (words.length < 3) {
            return Optional.empty();
        }
        try {
            return Optional.of(new LockButton(
                    new EnvironmentName(words[1]),
                    Instant.parse(words[2]),
                    words.length < 4 || words[3].equals("-") ? null : Instant.parse(words[3]),
                    words.length < 5 || words[4].isEmpty() ? null : words[4]));
        } catch (DateTimeException | IllegalArgumentException onNoMessageOfOurs) {
            return Optional.empty();
        }
    }

    boolean isAbout(Lock lock) {
        return lock.since().equals(since);
    }
}

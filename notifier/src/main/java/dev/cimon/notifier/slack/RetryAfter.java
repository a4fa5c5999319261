package dev.cimon.notifier.slack;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The header in which Slack says for how many seconds it wants to be left alone. */
final class RetryAfter {

    private static final Duration UNTOLD = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private RetryAfter() {}

    static Duration of(@Nullable String header) {
        if (header == null || !header.matches("\\d{1,6}")) {
            return UNTOLD;
        }
        Duration told = Duration.ofSeconds(Math.max(1, Long.parseLong(header)));
        return told.compareTo(LONGEST) > 0 ? LONGEST : told;
    }
}

package dev.cimon.engine.provider;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells from the kind of call and from how it ended whether it acted. */
record Verdict(String provider, InstantSource clock) {

    Outcome<Answer> on(HttpRequest request, Answer answer) {
        int status = answer.status();
        if (status < 300) {
            return new Outcome.Done<>(answer);
        }
        if (status == 429 || (status == 403 && isRateLimit(answer))) {
            return new Outcome.RetryLater<>(wait(answer), provider + " asks Cimon to slow down (" + status + ")");
        }
        if (status >= 500 || status == 408) {
            return inDoubt(request, wait(answer), provider + " answered " + status);
        }
        return new Outcome.Refused<>(status, answer.words());
    }

    /** A read never acted; anything else may have. */
    Outcome<Answer> inDoubt(HttpRequest request, @Nullable Duration after, String words) {
        return request.method().equals("GET") ? new Outcome.RetryLater<>(after, words) : new Outcome.Unknown<>(words);
    }

    /** GitHub answers 403 for both its limits; a plain "forbidden" has requests remaining and no retry-after. */
    private static boolean isRateLimit(Answer answer) {
        return answer.headers().firstValue("retry-after").isPresent()
                || answer.headers().firstValue("x-ratelimit-remaining").equals(Optional.of("0"))
                || answer.words().toLowerCase(Locale.ROOT).contains("secondary rate limit");
    }

    private @Nullable Duration wait(Answer answer) {
        Optional<Duration> asked =
                number(answer, "retry-after").filter(seconds -> seconds >= 0).map(Duration::ofSeconds);
        if (asked.isPresent()) {
            return asked.get();
        }
        if (!answer.headers().firstValue("x-ratelimit-remaining").equals(Optional.of("0"))) {
            return null;
        }
        return number(answer, "x-ratelimit-reset")
                .map(reset -> Duration.between(clock.instant(), Instant.ofEpochSecond(reset)))
                .map(left -> left.isNegative() ? Duration.ZERO : left)
                .orElse(null);
    }

    private static Optional<Long> number(Answer answer, String header) {
        return answer.headers()
                .firstValue(header)
                .filter(value -> value.matches("\\d{1,12}"))
                .map(Long::valueOf);
    }
}

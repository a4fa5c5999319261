package dev.cimon.github.redelivery;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** GitHub did not do what it was asked. The message says in one sentence why, and what to do where that is known. */
final class CallFailed extends Exception {

    private static final long serialVersionUID = 1L;

    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private final @Nullable Duration after;
    private final boolean onlyThisOne;

    CallFailed(String sentence) {
        this(sentence, null, false);
    }

    private CallFailed(String sentence, @Nullable Duration after, boolean onlyThisOne) {
        super(sentence, null, false, false);
        this.after = after;
        this.onlyThisOne = onlyThisOne;
    }

    static CallFailed answered(HttpResponse<?> answer, Instant now) {
        int status = answer.statusCode();
        Optional<Duration> wait = wait(answer, now);
        if (status == 429 || (status == 403 && wait.isPresent())) {
            return new CallFailed(
                    "GitHub has answered too many calls for now (" + status + ")", wait.orElse(null), false);
        }
        String sentence = switch (status) {
            case 401 ->
                "GitHub does not accept the App (401): check that GITHUB_APP_ID and the private key belong together and"
                        + " that the clock is right";
            case 403 -> "GitHub refuses the App (403): see whether it is suspended under Settings → GitHub Apps";
            case 404 ->
                "GitHub knows no such delivery (404): see whether the App has a webhook and GITHUB_API_URL is right";
            default ->
                status >= 500
                        ? "GitHub does not work properly at the moment (" + status + ")"
                        : "GitHub does not take the call (" + status + "): see whether GITHUB_API_URL is right";
        };
        return new CallFailed(sentence, wait.orElse(null), status == 400 || status == 404 || status == 422);
    }

    /** How long GitHub asks to wait, if it says so. */
    Optional<Duration> after() {
        return Optional.ofNullable(after);
    }

    /** Whether the refusal may be about this delivery alone, and another one is worth a call. */
    boolean onlyThisOne() {
        return onlyThisOne;
    }

    /**
     * <a href="https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api">GitHub's rule</a>:
     * {@code retry-after} in seconds, or {@code x-ratelimit-reset} in seconds since 1970 when nothing remains.
     */
    private static Optional<Duration> wait(HttpResponse<?> answer, Instant now) {
        Optional<Duration> told = number(answer, "retry-after").map(Duration::ofSeconds);
        return told.or(() -> number(answer, "x-ratelimit-remaining")
                        .filter(remaining -> remaining == 0)
                        .flatMap(_ -> number(answer, "x-ratelimit-reset"))
                        .map(reset -> Duration.between(now, Instant.ofEpochSecond(reset))))
                .filter(Duration::isPositive)
                .map(wait -> wait.compareTo(LONGEST_WAIT) < 0 ? wait : LONGEST_WAIT);
    }

    private static Optional<Long> number(HttpResponse<?> answer, String header) {
        return answer.headers()
                .firstValue(header)
                .filter(text -> text.matches("\\d{1,10}"))
                .map(Long::valueOf);
    }
}

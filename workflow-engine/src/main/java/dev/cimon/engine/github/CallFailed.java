package dev.cimon.engine.github;

import dev.cimon.engine.provider.Outcome;
import java.io.FileNotFoundException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Carries an outcome other than Done through the GitHub library, which knows exceptions only. */
final class CallFailed extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Outcome<?> outcome;

    CallFailed(Outcome<?> outcome) {
        super("GitHub call failed");
        this.outcome = outcome;
    }

    /** The library wraps exceptions, and makes a 404 of its own where it gets another ref than it asked for. */
    static <T> Outcome<T> outcomeOf(Exception failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CallFailed call) {
                return call.outcome.flatMap(_ -> new Outcome.Unknown<>("GitHub answered"));
            }
            if (cause instanceof FileNotFoundException) {
                return new Outcome.Refused<>(404, "Not Found");
            }
        }
        return new Outcome.Unknown<>("GitHub's answer cannot be read");
    }

    boolean isRefused() {
        return outcome instanceof Outcome.Refused<?>;
    }

    /** Whether GitHub declined with that status and words that begin like that. */
    boolean isRefused(int status, String beginning) {
        return outcome instanceof Outcome.Refused<?> refused
                && refused.status() == status
                && refused.words().startsWith(beginning);
    }

    static boolean refusedWith(IOException failure, int... statuses) {
        return outcomeOf(failure) instanceof Outcome.Refused<Object> refused
                && java.util.Arrays.stream(statuses).anyMatch(status -> status == refused.status());
    }
}

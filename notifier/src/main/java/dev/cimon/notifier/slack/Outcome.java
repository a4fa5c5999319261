package dev.cimon.notifier.slack;

import java.time.Duration;
import java.util.function.Function;

/** How a call to Slack ended. */
public sealed interface Outcome<T> {

    /** The same outcome with another value. */
    default <R> Outcome<R> map(Function<? super T, ? extends R> mapping) {
        return switch (this) {
            case Done<T>(T value) -> new Done<>(mapping.apply(value));
            case Refused<T>(String code) -> new Refused<>(code);
            case RetryLater<T>(Duration after, String why) -> new RetryLater<>(after, why);
            case Unknown<T>(String why) -> new Unknown<>(why);
        };
    }

    /** As it is counted. */
    default String word() {
        return switch (this) {
            case Done<T> _ -> "done";
            case Refused<T> _ -> "refused";
            case RetryLater<T> _ -> "retry_later";
            case Unknown<T> _ -> "unknown";
        };
    }

    /** Slack did it. */
    record Done<T>(T value) implements Outcome<T> {}

    /**
     * Slack did not do it and says why.
     *
     * @param code Slack's own, such as {@code channel_not_found}
     */
    record Refused<T>(String code) implements Outcome<T> {}

    /** Slack did not do it and wants to be left alone for so long. */
    record RetryLater<T>(Duration after, String why) implements Outcome<T> {}

    /** Nobody knows whether Slack did it. */
    record Unknown<T>(String why) implements Outcome<T> {}
}

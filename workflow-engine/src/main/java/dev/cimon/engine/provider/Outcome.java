package dev.cimon.engine.provider;

import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What became of a call to a provider. */
public sealed interface Outcome<T> {

    /** The provider did it and answered. */
    record Done<T>(T value) implements Outcome<T> {}

    /**
     * The provider understood and declined; the same call again would be declined again.
     *
     * @param status the HTTP status, nearly always 4xx (CircleCI declines to start a pipeline with 200)
     * @param words the provider's own, where possible with a hint how to mend it; fit to be shown to people
     */
    record Refused<T>(int status, String words) implements Outcome<T> {}

    /**
     * Certainly not acted: the call can be repeated.
     *
     * @param after how long the provider asks to wait, if it says so
     */
    record RetryLater<T>(@Nullable Duration after, String words) implements Outcome<T> {}

    /** A call that changes something broke off or failed inside the provider: it may have acted or not. */
    record Unknown<T>(String words) implements Outcome<T> {}

    /** As it is counted. */
    default String word() {
        return switch (this) {
            case Done<T> _ -> "done";
            case Refused<T> _ -> "refused";
            case RetryLater<T> _ -> "retry_later";
            case Unknown<T> _ -> "unknown";
        };
    }

    default <U> Outcome<U> map(Function<? super T, ? extends U> change) {
        return flatMap(value -> new Done<>(change.apply(value)));
    }

    default <U> Outcome<U> flatMap(Function<? super T, Outcome<U>> next) {
        return switch (this) {
            case Done<T>(T value) -> next.apply(value);
            case Refused<T>(int status, String words) -> new Refused<>(status, words);
            case RetryLater<T>(Duration after, String words) -> new RetryLater<>(after, words);
            case Unknown<T>(String words) -> new Unknown<>(words);
        };
    }
}

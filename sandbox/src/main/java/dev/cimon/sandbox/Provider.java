package dev.cimon.sandbox;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The services outside Cimon that the sandbox stands in for. */
public enum Provider {
    /** Waits three seconds for an answer to a command, an interaction or an event, unless the settings say otherwise. */
    SLACK(Duration.ofSeconds(3)),
    /** Waits ten seconds for an answer to a webhook. */
    GITHUB(Duration.ofSeconds(10)),
    /** Waits ten seconds for an answer to a webhook. */
    CIRCLECI(Duration.ofSeconds(10));

    private final Duration patience;

    Provider(Duration patience) {
        this.patience = patience;
    }

    /** How long the real provider waits for the answer to what it sends. */
    Duration patience() {
        return patience;
    }

    /** The word used in paths: {@code slack}, {@code github}, {@code circleci}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The provider of that {@link #word()}. */
    public static Optional<Provider> named(String word) {
        return Arrays.stream(values()).filter(p -> p.word().equals(word)).findFirst();
    }
}

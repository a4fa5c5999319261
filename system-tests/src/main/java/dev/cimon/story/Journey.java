package dev.cimon.story;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The moments of one thing on its way through Cimon. All are read from clocks of one machine; those on topics are whole
 * milliseconds.
 *
 * @param sent when the provider was asked to send it
 * @param arrived when the answer to it reached Slack
 */
record Journey(Instant sent, Instant onEventTopic, Instant decided, Instant onCommandTopic, Instant arrived) {

    record Step(String name, double millis) {}

    double millis() {
        return between(sent, arrived);
    }

    List<Step> steps() {
        return List.of(
                new Step("gateway to topic", between(sent, onEventTopic)),
                new Step("topic to decision", between(onEventTopic, decided)),
                new Step("decision to command topic", between(decided, onCommandTopic)),
                new Step("command to Slack", between(onCommandTopic, arrived)));
    }

    Step longestStep() {
        return steps().stream().max(Comparator.comparingDouble(Step::millis)).orElseThrow();
    }

    /** All steps with their milliseconds. */
    String told() {
        return steps().stream()
                .map(step -> String.format(Locale.ROOT, "%s %.0f", step.name(), step.millis()))
                .collect(Collectors.joining(", "));
    }

    private static double between(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toNanos() / 1e6);
    }
}

package dev.cimon.pressure;

import dev.cimon.story.Tape;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** How long the services took, as the topics tell: each event names the one that led to it. */
final class Tale {

    private final List<Tape.Entry> entries;
    private final Map<String, Instant> written = new HashMap<>();

    Tale(List<Tape.Entry> entries) {
        this.entries = entries.stream()
                .sorted(Comparator.comparing(Tape.Entry::written))
                .toList();
        this.entries.forEach(entry -> written.putIfAbsent(entry.id(), entry.written()));
    }

    /** From what a gateway published in this time to the deployment that was decided of it. */
    Latencies decisions(Instant from, Instant to) {
        return between(from, to, entry -> entry.is("deployment.deployment-requested"));
    }

    /** From what the engine wanted to be shown in this time to the message that Slack had taken. */
    Latencies shown(Instant from, Instant to) {
        return between(from, to, entry -> entry.is("slack.message-shown"));
    }

    private Latencies between(Instant from, Instant to, Predicate<Tape.Entry> effect) {
        return Latencies.of(entries.stream()
                .filter(effect)
                .flatMap(entry -> Stream.ofNullable(written.get(entry.cause()))
                        .filter(caused -> !caused.isBefore(from) && caused.isBefore(to))
                        .map(caused -> Duration.between(caused, entry.written())))
                .toList());
    }
}

package dev.cimon.metric;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where values go. Labels are the values of {@link Metric#labels()}, in that order; they must come from a small set,
 * since each is kept in memory for ever.
 */
@ApplicationScoped
public class Meters {

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2500),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1)
    };

    private record Series(Metric metric, List<String> labels) {}

    private final MeterRegistry registry;

    private record Level(double value, Instant until) {

        double now() {
            return Instant.now().isBefore(until) ? value : Double.NaN;
        }
    }

    /** What a gauge looks at. */
    private static final class Shown {
        private volatile Level level = new Level(0, Instant.MAX);
    }

    private final Map<Series, Shown> levels = new ConcurrentHashMap<>();

    public Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** One more. */
    public void count(Metric metric, String... labels) {
        counter(metric, labels).increment();
    }

    /** Shows 0 from the start, so that the first one is seen as an increase. */
    public void expect(Metric metric, String... labels) {
        counter(metric, labels);
    }

    /** One more, which took so long. */
    public void time(Metric metric, Duration took, String... labels) {
        require(metric, Metric.Kind.TIMER);
        Timer.builder(metric.meterName())
                .description(metric.sentence())
                .serviceLevelObjectives(BUCKETS)
                .tags(tags(metric, labels))
                .register(registry)
                .record(took.isNegative() ? Duration.ZERO : took);
    }

    /** As it is now. */
    public void level(Metric metric, double value, String... labels) {
        levelUntil(Instant.MAX, metric, value, labels);
    }

    /** As it is until then, when nobody knows any more; Prometheus sees NaN. */
    public void levelUntil(Instant until, Metric metric, double value, String... labels) {
        level(new Series(metric, List.of(labels))).level = new Level(value, until);
    }

    /** As it is now, by its one label; what is not named is 0 from now on. */
    public void levels(Metric metric, Map<String, Double> byLabel) {
        levels.keySet().stream()
                .filter(known -> known.metric() == metric
                        && !byLabel.containsKey(known.labels().getFirst()))
                .forEach(gone -> level(gone).level = new Level(0, Instant.MAX));
        byLabel.forEach((label, value) -> level(metric, value, label));
    }

    /** Whatever was said about it is not known any more; Prometheus sees NaN. */
    public void forget(Metric metric) {
        levels.keySet().stream()
                .filter(known -> known.metric() == metric)
                .forEach(known -> level(known).level = new Level(Double.NaN, Instant.MAX));
    }

    private Shown level(Series series) {
        return levels.computeIfAbsent(series, this::register);
    }

    private Shown register(Series series) {
        Metric metric = series.metric();
        Shown level = new Shown();
        Gauge.Builder<?> gauge = Gauge.builder(metric.meterName(), level, shown -> shown.level.now())
                .description(metric.sentence())
                .tags(tags(metric, series.labels().toArray(String[]::new)));
        switch (metric.kind()) {
            case GAUGE -> gauge.register(registry);
            case SECONDS -> gauge.baseUnit("seconds").register(registry);
            case COUNTER, TIMER -> throw new IllegalArgumentException(metric + " has no level");
        }
        return level;
    }

    private Counter counter(Metric metric, String... labels) {
        require(metric, Metric.Kind.COUNTER);
        return Counter.builder(metric.meterName())
                .description(metric.sentence())
                .tags(tags(metric, labels))
                .register(registry);
    }

    private static void require(Metric metric, Metric.Kind kind) {
        if (metric.kind() != kind) {
            throw new IllegalArgumentException(metric + " is no " + kind);
        }
    }

    private static List<Tag> tags(Metric metric, String... values) {
        if (values.length != metric.labels().size()) {
            throw new IllegalArgumentException(metric + " has the labels " + metric.labels());
        }
        List<Tag> tags = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            tags.add(Tag.of(metric.labels().get(i), values[i]));
        }
        return tags;
    }
}

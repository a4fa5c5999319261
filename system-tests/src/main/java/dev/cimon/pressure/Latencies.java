package dev.cimon.pressure;

import dev.cimon.story.Figures;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;

/** How long the same thing took each time. */
final class Latencies {

    private final double[] sorted;

    private Latencies(double[] sorted) {
        this.sorted = sorted;
    }

    static Latencies of(Collection<Duration> times) {
        return new Latencies(times.stream()
                .mapToDouble(time -> time.toNanos() / 1e6)
                .sorted()
                .toArray());
    }

    int count() {
        return sorted.length;
    }

    double millis(double share) {
        return Figures.quantile(sorted, share);
    }

    Duration longest() {
        return sorted.length == 0 ? Duration.ZERO : Duration.ofNanos((long) (sorted[sorted.length - 1] * 1e6));
    }

    /** p50, p99 and the longest. */
    String told() {
        return count() == 0
                ? "–"
                : String.format(Locale.ROOT, "%.0f / %.0f / %.0f ms", millis(0.5), millis(0.99), millis(1));
    }
}

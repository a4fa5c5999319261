package dev.cimon.throughput;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;

/** Of a sample, the smallest value that a share of it does not exceed; nothing is interpolated. */
record Quantiles(int n, double p50, double p99, double max) {

    static Quantiles of(Collection<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return new Quantiles(sorted.length, at(sorted, 0.50), at(sorted, 0.99), at(sorted, 1));
    }

    static double median(Collection<Double> values) {
        return of(values).p50();
    }

    private static double at(double[] sorted, double share) {
        return sorted.length == 0
                ? Double.NaN
                : Arrays.stream(sorted)
                        .skip(Math.max(0, (int) Math.ceil(share * sorted.length) - 1))
                        .findFirst()
                        .orElseThrow();
    }

    /** Above the lines. */
    static String head() {
        return String.format(Locale.ROOT, "%-58s %6s %9s %9s %9s", "  milliseconds", "n", "p50", "p99", "max");
    }

    String line(String what) {
        return String.format(Locale.ROOT, "%-58s %6d %9.1f %9.1f %9.1f", what, n, p50, p99, max);
    }
}

package dev.cimon.story;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Tables of milliseconds. */
public final class Figures {

    private static final int NAME_WIDTH = 46;

    private final PrintStream out;

    Figures(PrintStream out) {
        this.out = out;
    }

    void total(List<Measured> all) {
        out.println();
        out.println(padded("milliseconds") + "      n     p50     p95     p99     max");
        all.forEach(measured -> row(measured.route().title(), measured.journeys(), Journey::millis));
    }

    /** The same for each step of the way. */
    void steps(List<Measured> all) {
        for (Measured measured : all) {
            out.println();
            out.println(measured.route().title());
            List<String> names = measured.slowest().stream()
                    .flatMap(journey -> journey.steps().stream())
                    .map(Journey.Step::name)
                    .toList();
            for (int i = 0; i < names.size(); i++) {
                int step = i;
                row(
                        "  " + names.get(step),
                        measured.journeys(),
                        journey -> journey.steps().get(step).millis());
            }
        }
    }

    /** Where the time of the slowest went. */
    void slowest(List<Measured> all) {
        out.println();
        out.println("The slowest of each spent most of its time in");
        for (Measured measured : all) {
            measured.slowest()
                    .ifPresent(slowest ->
                            out.println(padded("  " + measured.route().title()) + " "
                                    + slowest.longestStep().name() + " (" + slowest.told() + ")"));
        }
    }

    private void row(String name, List<Journey> journeys, ToDoubleFunction<Journey> millis) {
        double[] sorted = journeys.stream().mapToDouble(millis).sorted().toArray();
        out.println(String.format(
                Locale.ROOT,
                "%s %6d %7.1f %7.1f %7.1f %7.1f",
                padded(name),
                sorted.length,
                quantile(sorted, 0.50),
                quantile(sorted, 0.95),
                quantile(sorted, 0.99),
                quantile(sorted, 1)));
    }

    /** The smallest of the values that this share of them does not exceed; nothing else is interpolated. */
    public static double quantile(double[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[Math.max(0, (int) Math.ceil(share * sorted.length) - 1)];
    }

    private static String padded(String text) {
        return String.format(Locale.ROOT, "%-" + NAME_WIDTH + "s", text);
    }
}

package dev.cimon.throughput;

import java.util.Locale;

/**
 * A figure, and what it should be.
 *
 * @param most whether the limit is the most it may be, instead of the least
 */
record Goal(String what, double measured, double limit, boolean most, String unit) {

    static Goal atLeast(String what, double measured, double limit, String unit) {
        return new Goal(what, measured, limit, false, unit);
    }

    static Goal atMost(String what, double measured, double limit, String unit) {
        return new Goal(what, measured, limit, true, unit);
    }

    boolean reached() {
        return most ? measured <= limit : measured >= limit;
    }

    /** For a table whose columns stand below each other. */
    String line() {
        return String.format(
                Locale.ROOT,
                "%-58s %10.1f %-10s goal %s %7.1f   %s",
                what,
                measured,
                unit,
                most ? "≤" : "≥",
                limit,
                reached() ? "ok" : "NOT reached");
    }
}

package dev.cimon.peers;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** What a person reads. */
final class Report {

    private static final double NOISY = 0.25;
    private static final int[] WIDTHS = {9, 9, 9, 9, 9, 14, 9};

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    /** The medians of everything, the goals, and how far the machine can be believed. */
    void print(Results results) {
        for (Workload workload : results.workloads()) {
            out.println();
            row(workload.title(), "req/s", "CPU µs", "p50 ms", "p99 ms", "MB", "first answer", "others");
            for (Contender contender : results.contenders(workload)) {
                results.median(workload, contender).ifPresent(sample -> print(contender, sample, results));
            }
        }
        List<Goal> goals = Goal.of(results);
        out.println();
        out.println("Goals");
        goals.forEach(this::print);
        warn(results);
    }

    private void print(Contender contender, Sample sample, Results results) {
        row(
                contender.title(),
                String.format(Locale.ROOT, "%,.0f", sample.perSecond()),
                String.format(Locale.ROOT, "%.0f", sample.cpuMicros()),
                String.format(Locale.ROOT, "%.2f", sample.p50()),
                String.format(Locale.ROOT, "%.2f", sample.p99()),
                String.format(Locale.ROOT, "%.0f", sample.megabytes()),
                results.firstAnswer(contender)
                        .map(seconds -> String.format(Locale.ROOT, "%.2f s", seconds))
                        .orElse("-"),
                String.format(Locale.ROOT, "%.0f %%", 100 * sample.others()));
        if (sample.refused() > 0) {
            out.println("    " + sample.refused() + " requests were not answered with 2xx: this does not count.");
        }
    }

    private void print(Goal goal) {
        out.println(String.format(
                Locale.ROOT,
                "  %-75s %7.2f  %s %-6s %s",
                goal.title(),
                goal.reached(),
                sign(goal),
                bound(goal),
                verdict(goal)));
    }

    private static String sign(Goal goal) {
        return goal.direction() == Goal.Direction.AT_LEAST ? "≥" : "≤";
    }

    private static String bound(Goal goal) {
        return String.format(Locale.ROOT, "%.1f", goal.bound());
    }

    private static String verdict(Goal goal) {
        return goal.met() ? "ok" : "NOT reached";
    }

    private void warn(Results results) {
        double worst = results.workloads().stream()
                .flatMap(workload -> results.contenders(workload).stream()
                        .flatMap(contender -> results.rounds(workload, contender).stream()))
                .mapToDouble(Sample::others)
                .max()
                .orElse(0);
        if (worst > NOISY) {
            out.println();
            out.println(String.format(
                    Locale.ROOT,
                    "Something else had up to %.0f %% of the servers' core: trust the CPU time more than the rates.",
                    100 * worst));
        }
    }

    private void row(String name, String... figures) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-24s", name));
        for (int column = 0; column < figures.length; column++) {
            line.append(String.format(Locale.ROOT, "%" + WIDTHS[column] + "s", figures[column]));
        }
        out.println(line);
    }
}

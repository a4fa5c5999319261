package dev.cimon.pressure;

import dev.cimon.chaos.Finding;
import dev.cimon.chaos.Finding.Kind;
import dev.cimon.chaos.Verdict;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The figures of a scenario, each with its bound where it has one. */
final class Account {

    /** @param bound in words; empty where nothing is promised */
    private record Row(String what, String value, String bound, boolean held) {}

    private final List<Row> rows = new ArrayList<>();
    private final List<String> violations = new ArrayList<>();

    /** A figure that nothing is promised about. */
    void tell(String what, String value) {
        rows.add(new Row(what, value, "", true));
    }

    void hold(String what, String value, String bound, boolean held) {
        rows.add(new Row(what, value, bound, held));
    }

    /** Something of which there must not be any. */
    void none(String what, Collection<String> found) {
        hold(what, Integer.toString(found.size()), "0", found.isEmpty());
        found.stream().limit(10).forEach(violations::add);
    }

    /** What became of the deployments that were asked for. */
    void judge(Verdict verdict) {
        tell("deployments asked for", Integer.toString(verdict.triggers()));
        tell("  accepted by a gateway", Integer.toString(verdict.accepted()));
        tell("  done, superseded", verdict.done() + ", " + verdict.superseded());
        for (Kind kind : Kind.values()) {
            none("  " + words(kind), sentences(verdict, kind));
        }
    }

    private static List<String> sentences(Verdict verdict, Kind kind) {
        return verdict.findings().stream()
                .filter(finding -> finding.kind() == kind)
                .map(Finding::sentence)
                .toList();
    }

    private static String words(Kind kind) {
        return switch (kind) {
            case LOST -> "lost";
            case TWICE -> "done twice";
            case PASSED -> "let through a closed gate";
            case STUCK -> "stuck";
            case UNTRUE -> "shown otherwise than it is";
        };
    }

    boolean clean() {
        return rows.stream().allMatch(Row::held);
    }

    void print(String scenario, PrintStream out) {
        out.println();
        out.println(line(scenario, "", "bound"));
        for (Row row : rows) {
            out.println(line(row.what(), row.value(), row.bound()) + (row.held() ? "" : "   VIOLATED"));
        }
        violations.forEach(violation -> out.println("  " + violation));
    }

    private static String line(String what, String value, String bound) {
        return String.format(Locale.ROOT, "%-52s %14s   %-14s", what, value, bound)
                .stripTrailing();
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}

package dev.cimon.peers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The medians as bars: a row for each server, a column for each figure. */
final class Picture {

    private static final int NAME_WIDTH = 170;
    private static final int COLUMN_WIDTH = 210;
    private static final int LONGEST_BAR = 140;
    private static final int ROW_HEIGHT = 20;
    private static final int TITLE_HEIGHT = 44;
    private static final List<Column> COLUMNS = List.of(
            new Column("requests/s", "%,.0f", Sample::perSecond),
            new Column("CPU µs per request", "%.0f", Sample::cpuMicros),
            new Column("p99 ms at half the rate", "%.1f", Sample::p99),
            new Column("MB after load", "%.0f", Sample::megabytes));

    private final Results results;
    private final StringBuilder svg = new StringBuilder();
    private int y;

    Picture(Results results) {
        this.results = results;
    }

    void write(Path file) throws IOException {
        Files.writeString(file, svg());
    }

    String svg() {
        results.workloads().forEach(this::add);
        int width = NAME_WIDTH + COLUMNS.size() * COLUMN_WIDTH;
        return String.format(Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" font-family="sans-serif" font-size="12">
                <rect width="100%%" height="100%%" fill="#ffffff"/>
                %s</svg>
                """, width, y + ROW_HEIGHT, svg);
    }

    private void add(Workload workload) {
        y += TITLE_HEIGHT;
        write(8, y - 18, "font-weight=\"bold\"", workload.title());
        for (int column = 0; column < COLUMNS.size(); column++) {
            write(left(column), y - 18, "fill=\"#57606a\"", COLUMNS.get(column).title());
        }
        for (Contender contender : results.contenders(workload)) {
            write(8, y + 13, "fill=\"#1f2328\"", contender.title());
            for (int column = 0; column < COLUMNS.size(); column++) {
                bar(workload, contender, column);
            }
            y += ROW_HEIGHT;
        }
    }

    private void bar(Workload workload, Contender contender, int number) {
        Column column = COLUMNS.get(number);
        double longest = results.contenders(workload).stream()
                .flatMap(each -> results.median(workload, each).stream())
                .mapToDouble(column.figure())
                .max()
                .orElse(1);
        results.median(workload, contender).map(column.figure()::applyAsDouble).ifPresent(figure -> {
            int length = (int) Math.round(LONGEST_BAR * figure / longest);
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"14\" fill=\"%s\"/>\n",
                    left(number),
                    y + 2,
                    Math.max(1, length),
                    color(contender)));
            write(
                    left(number) + length + 4,
                    y + 13,
                    "fill=\"#1f2328\"",
                    String.format(Locale.ROOT, column.format(), figure));
        });
    }

    private static int left(int column) {
        return NAME_WIDTH + column * COLUMN_WIDTH;
    }

    private static String color(Contender contender) {
        return switch (contender.kind()) {
            case CIMON -> "#0969da";
            case PEER -> "#8c959f";
            case BARE, BARE_DURABLE -> "#d0d7de";
        };
    }

    private void write(int x, int baseline, String style, String words) {
        svg.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\" %s>%s</text>\n", x, baseline, style, words));
    }

    private record Column(String title, String format, ToDoubleFunction<Sample> figure) {}
}

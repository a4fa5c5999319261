package dev.cimon.inspection;

import dev.cimon.events.deployment.Trigger;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.trial.Comparison;
import dev.cimon.trial.Fate;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What came of trying a workflow file, for people: a line for each deployment that would have gone differently. */
record TrialText(ZoneId zone) {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final int LONGEST_SENTENCE = 300;
    private static final List<String> TITLES = List.of("asked for", "", "deployment", "environment", "then → now");

    List<String> lines(RepositoryName repository, Instant since, List<Comparison> all) {
        String from = time(since);
        if (all.isEmpty()) {
            return List.of(repository
                    + ": nothing that deploys, by this file or by the one in force, is recorded since " + from + ".");
        }
        List<Comparison> shown = all.stream()
                .filter(comparison -> comparison.different() || !comparison.told())
                .toList();
        List<String> lines = new ArrayList<>(List.of(repository + ", had this file been in force since " + from + ":"));
        lines.add("");
        if (!shown.isEmpty()) {
            lines.addAll(table(shown.stream().map(this::row).toList()));
            lines.add("");
        }
        lines.add(summary(all));
        return lines;
    }

    String time(Instant moment) {
        return TIME.format(moment.atZone(zone));
    }

    private List<String> row(Comparison comparison) {
        return List.of(
                time(comparison.at()),
                comparison.number() == null ? "" : "#" + comparison.number(),
                what(comparison),
                EventLines.word(comparison.environment().name()),
                comparison.then().words() + " → " + comparison.now().words(),
                ReadableText.oneLine(sentence(comparison), LONGEST_SENTENCE));
    }

    private static String what(Comparison comparison) {
        Trigger trigger = comparison.trigger();
        String who =
                trigger.person() == null ? trigger.login() : trigger.person().name();
        Stream<String> words = Stream.of(
                word(trigger),
                EventLines.word(comparison.gitRef()),
                comparison.revision() == null ? "" : comparison.revision().abbreviated(),
                who == null ? "" : "by " + EventLines.word(who));
        return words.filter(word -> !word.isEmpty()).collect(Collectors.joining(" "));
    }

    private static String word(Trigger trigger) {
        return switch (trigger.kind()) {
            case PULL_REQUEST -> "pull request";
            case GITHUB_DEPLOYMENT -> "GitHub Deployment";
            case COMMAND -> "command:";
            case PUSH, TAG, RETRY, ROLLBACK -> trigger.kind().name().toLowerCase(Locale.ROOT);
        };
    }

    /** What would keep it now; else what kept it then. */
    private static String sentence(Comparison comparison) {
        String now = comparison.now().sentence();
        String then = comparison.then().sentence();
        return now.isEmpty() && !then.isEmpty() ? "Then: " + then : now;
    }

    /** What comes last in a row is no column: it is as long as it is. */
    private static List<String> table(List<List<String>> rows) {
        int[] widths = IntStream.range(0, TITLES.size())
                .map(column -> Stream.concat(Stream.of(TITLES), rows.stream())
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        return Stream.concat(Stream.of(TITLES), rows.stream())
                .map(row -> line(row, widths))
                .toList();
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            int width = column < widths.length ? widths[column] : 0;
            line.append(row.get(column))
                    .append(" ".repeat(Math.max(0, width - row.get(column).length()) + 2));
        }
        return line.toString().stripTrailing();
    }

    private static String summary(List<Comparison> all) {
        List<Comparison> different = all.stream().filter(Comparison::different).toList();
        long untold = all.stream().filter(comparison -> !comparison.told()).count();
        String kinds = Arrays.stream(Fate.End.values())
                .filter(end -> count(different, end) > 0)
                .sorted(Comparator.comparingLong(end -> -count(different, end)))
                .map(end -> count(different, end) + " " + end.words())
                .collect(Collectors.joining(", "));
        return (all.size() == 1 ? "1 deployment: " : all.size() + " deployments: ")
                + different.size() + " different" + (kinds.isEmpty() ? "" : " (" + kinds + ")") + ", "
                + (all.size() - different.size() - untold) + " the same"
                + (untold == 0 ? "." : ", of " + untold + " it cannot be told.");
    }

    private static long count(List<Comparison> of, Fate.End end) {
        return of.stream().filter(comparison -> comparison.now().end() == end).count();
    }
}

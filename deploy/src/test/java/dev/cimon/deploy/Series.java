package dev.cimon.deploy;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The series that there are, as docs/metrics.md lists them, and those that an expression of PromQL asks for. */
final class Series {

    private static final Pattern ROW = Pattern.compile("(?m)^\\| `[a-z].*?\\|");
    private static final Pattern NAME = Pattern.compile("`([a-z_]+)(?:\\{([a-z,]+)})?`");
    private static final Pattern STRINGS_AND_LABELS =
            Pattern.compile("\\{[^}]*}|\"[^\"]*\"|\\[[^]]*]|\\b(by|on|ignoring|group_left)\\s*\\([^)]*\\)");
    private static final Pattern WORD = Pattern.compile("[a-z_]{2,}");
    private static final Set<String> LANGUAGE = Set.of(
            "absent", "sum", "max", "min", "count", "rate", "increase", "histogram_quantile", "or", "and", "unless");

    /** Prometheus makes it itself for everything it scrapes. */
    private static final String UP = "up";

    private Series() {}

    static Set<String> documented() {
        Set<String> names = new TreeSet<>(Set.of(UP));
        ROW.matcher(Repository.text("docs/metrics.md"))
                .results()
                .flatMap(row -> NAME.matcher(row.group()).results())
                .forEach(name -> names.addAll(expanded(name).toList()));
        return names;
    }

    static Set<String> askedForBy(String expression) {
        return WORD.matcher(STRINGS_AND_LABELS.matcher(expression).replaceAll(" "))
                .results()
                .map(MatchResult::group)
                .filter(word -> !LANGUAGE.contains(word))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> expanded(MatchResult name) {
        return name.group(2) == null
                ? Stream.of(name.group(1))
                : Arrays.stream(name.group(2).split(",")).map(ending -> name.group(1) + ending);
    }
}

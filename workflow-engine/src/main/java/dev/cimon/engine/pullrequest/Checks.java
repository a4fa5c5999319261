package dev.cimon.engine.pullrequest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cimon.engine.check.Check;
import dev.cimon.events.github.CheckReported;
import dev.cimon.events.github.CheckReported.Result;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What each check says of the head of a pull request.
 *
 * @param byName at most {@link #MOST}: any tool may report as many as it likes
 */
public record Checks(@JsonValue SortedMap<String, Check> byName) {

    public static final Checks NONE = new Checks(new TreeMap<>());

    public static final int MOST = 100;

    private static final int LONGEST_NAME = 100;

    @JsonCreator
    public Checks {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }

    /** Itself if the report is no news, or about one check too many. */
    public Checks after(CheckReported report) {
        String name = shortened(report.name());
        Check told = Check.of(report);
        Check known = byName.get(name);
        Check next = known == null ? told : known.then(told);
        if (next.equals(known) || (known == null && full())) {
            return this;
        }
        SortedMap<String, Check> more = new TreeMap<>(byName);
        more.put(name, next);
        return new Checks(more);
    }

    /** Whether there may be others that are not followed. */
    public boolean full() {
        return byName.size() >= MOST;
    }

    /** The names of those that say so. */
    public List<String> saying(Result result) {
        return byName.entrySet().stream()
                .filter(check -> check.getValue().result() == result)
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String shortened(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME));
    }
}

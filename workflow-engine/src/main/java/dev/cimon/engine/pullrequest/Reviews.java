package dev.cimon.engine.pullrequest;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.cimon.events.github.PullRequestReviewed.Verdict;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who has reviewed a pull request.
 *
 * @param byReviewer the newest verdict of each, by login
 */
public record Reviews(@JsonValue SortedMap<String, Verdict> byReviewer) {

    public static final Reviews NONE = new Reviews(new TreeMap<>());

    @JsonCreator
    public Reviews {
        byReviewer = Collections.unmodifiableSortedMap(new TreeMap<>(byReviewer));
    }

    /** A mere comment takes no verdict back. */
    Reviews after(String reviewer, Verdict verdict) {
        if (verdict == Verdict.COMMENTED && byReviewer.containsKey(reviewer)) {
            return this;
        }
        SortedMap<String, Verdict> next = new TreeMap<>(byReviewer);
        next.put(reviewer, verdict);
        return new Reviews(next);
    }
}

package dev.cimon.engine.check;

import dev.cimon.events.github.CheckReported;
import dev.cimon.workflow.WorkflowFile;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the commit statuses and check runs of one commit say, by their names; our own are not among them.
 *
 * @param read whether GitHub has told all of them; else only those are here that have changed since
 */
public record CommitChecks(SortedMap<String, Check> byName, boolean read) {

    public static final CommitChecks UNKNOWN = new CommitChecks(new TreeMap<>(), false);

    public CommitChecks {
        byName = Collections.unmodifiableSortedMap(new TreeMap<>(byName));
    }

    /** Equal to this one if the report is no news. */
    public CommitChecks after(CheckReported report) {
        if (report.name().equals(WorkflowFile.CHECK)) {
            return this;
        }
        SortedMap<String, Check> next = new TreeMap<>(byName);
        next.merge(report.name(), Check.of(report), Check::then);
        return new CommitChecks(next, read);
    }

    /** With all that GitHub knows. What has changed while it was being read is not forgotten. */
    public CommitChecks read(Collection<CheckReported> all) {
        CommitChecks next = new CommitChecks(byName, true);
        for (CheckReported report : all) {
            next = next.after(report);
        }
        return next;
    }

    public Optional<Check> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}

package dev.cimon.trial;

import dev.cimon.events.github.CheckReported;
import dev.cimon.events.reference.Revision;
import dev.cimon.workflow.WorkflowFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What checks have said about commits. */
final class Reports {

    private final Map<Revision, List<Report>> byCommit = new HashMap<>();
    private final Set<String> names = new LinkedHashSet<>();

    private record Report(Instant time, CheckReported said) {}

    /**
     * @param wanted commits about which it matters
     * @return whether it is about one of those
     */
    boolean take(CheckReported report, Instant time, Set<Revision> wanted) {
        names.add(report.name());
        boolean matters = wanted.contains(report.revision());
        if (matters) {
            byCommit.computeIfAbsent(report.revision(), _ -> new ArrayList<>()).add(new Report(time, report));
        }
        return matters;
    }

    /** Until then, in order of time. */
    List<CheckReported> of(Revision revision, Instant until) {
        return byCommit.getOrDefault(revision, List.of()).stream()
                .filter(report -> !report.time().isAfter(until))
                .sorted(Comparator.comparing(Report::time))
                .map(Report::said)
                .toList();
    }

    /** Whether a check of this name has ever reported on any commit. */
    boolean knows(String check) {
        return names.contains(check);
    }

    /** Of the checks but our own, in alphabetical order. */
    List<String> names() {
        return names.stream()
                .filter(name -> !name.equals(WorkflowFile.CHECK))
                .sorted()
                .toList();
    }
}

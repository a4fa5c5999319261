package dev.cimon.engine.github;

import dev.cimon.events.reference.Revision;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/** Says what Cimon thinks of a commit. Check runs are for Apps alone. */
record CheckCalls(RestCalls calls, boolean asApp) {

    /** Said again it does no harm: the newest of a name counts. */
    void report(Revision revision, CommitCheck check) throws IOException {
        if (asApp) {
            calls.post("/check-runs", run(revision, check));
        } else {
            calls.post("/statuses/" + revision, status(check));
        }
    }

    private static Run run(Revision revision, CommitCheck check) {
        List<Annotation> annotations = check.remarks().stream()
                .limit(CommitCheck.MOST_REMARKS)
                .map(remark -> new Annotation(
                        remark.path(),
                        remark.line(),
                        remark.line(),
                        remark.column(),
                        remark.column(),
                        "failure",
                        remark.sentence()))
                .toList();
        return new Run(
                check.name(),
                revision.sha(),
                "completed",
                check.passed() ? "success" : "failure",
                check.page(),
                new Output(check.title(), summary(check), annotations));
    }

    private static String summary(CommitCheck check) {
        StringBuilder summary = new StringBuilder(check.title()).append("\n");
        check.remarks()
                .forEach(remark -> summary.append("\n- line ")
                        .append(remark.line())
                        .append(", column ")
                        .append(remark.column())
                        .append(": ")
                        .append(remark.sentence()));
        return summary.toString();
    }

    private static Status status(CommitCheck check) {
        String first = check.remarks().isEmpty()
                ? check.title()
                : check.title() + " Line " + check.remarks().getFirst().line() + ": "
                        + check.remarks().getFirst().sentence();
        return new Status(
                check.passed() ? "success" : "failure", check.name(), DeploymentStatus.shortened(first), check.page());
    }

    private record Run(String name, String headSha, String status, String conclusion, URI detailsUrl, Output output) {}

    private record Output(String title, String summary, List<Annotation> annotations) {}

    private record Annotation(
            String path,
            int startLine,
            int endLine,
            int startColumn,
            int endColumn,
            String annotationLevel,
            String message) {}

    private record Status(String state, String context, String description, URI targetUrl) {}
}

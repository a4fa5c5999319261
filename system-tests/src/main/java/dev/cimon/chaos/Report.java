package dev.cimon.chaos;

import dev.cimon.chaos.Finding.Kind;
import dev.cimon.story.ControlApi;
import dev.cimon.story.Tape;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a person reads in the end. */
final class Report {

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    /** @param healed how many of each kind */
    void verdict(Verdict verdict, Map<String, Long> healed, long unanswered) {
        out.println();
        row("deployments asked for", verdict.triggers());
        row("  accepted by a gateway", verdict.accepted());
        row("  not accepted (the caller was told so)", verdict.triggers() - verdict.accepted());
        row("done", verdict.done());
        row("superseded by a newer one", verdict.superseded());
        row("refused with a reason", verdict.refused());
        row("healed", healed.values().stream().mapToLong(Long::longValue).sum());
        healed.forEach((kind, count) -> row("  " + kind, count));
        row("created without an answer, says the sandbox", unanswered);
        row("lost", verdict.count(Kind.LOST));
        row("done twice", verdict.count(Kind.TWICE));
        row("let through a closed gate", verdict.count(Kind.PASSED));
        row("stuck", verdict.count(Kind.STUCK));
        row("shown otherwise than it is", verdict.count(Kind.UNTRUE));
        verdict.findings().forEach(finding -> out.println(finding.kind() + ": " + finding.sentence()));
    }

    void recovery(List<Ordeal.Overcome> overcome, List<Tape.Entry> entries) {
        out.println();
        out.println(
                "Recovery: from the moment it was started again (or answered again) to the first event that only it, or");
        out.println("only work that needs it, can bring: an accepted webhook, a decision, a message shown.");
        out.println();
        out.println(String.format(Locale.ROOT, "%-34s %8s %10s", "trouble", "away", "recovery"));
        for (Ordeal.Overcome one : overcome) {
            String recovery = one.recovery(entries).map(Report::seconds).orElse("–");
            out.println(
                    String.format(Locale.ROOT, "%-34s %8s %10s", one.trouble().name(), seconds(one.away()), recovery));
        }
    }

    /** How many creations were carried out, while Cimon never heard of it. */
    static long unanswered(ControlApi sandbox) {
        return unanswered(sandbox, "github", "/deployments")
                + unanswered(sandbox, "circleci", "/pipeline")
                + unanswered(sandbox, "slack", "/chat.postMessage");
    }

    private static long unanswered(ControlApi sandbox, String provider, String path) {
        return sandbox.calls(provider, "POST", path).stream()
                .filter(call -> call.path("path").asText().matches(".*" + path + "(/run)?"))
                .filter(call -> call.path("status").asInt() == 0)
                .count();
    }

    private void row(String name, long value) {
        out.println(String.format(Locale.ROOT, "%-46s %6d", name, value));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}

package dev.cimon.engine.message;

import dev.cimon.events.content.Block;
import dev.cimon.events.content.Span;
import dev.cimon.events.deployment.GateFinding;
import java.util.ArrayList;
import java.util.List;

/** What gates say, for people. */
final class GateWords {

    private GateWords() {}

    /** What a deployment waits for. */
    static Block waits(List<GateFinding> findings) {
        List<Span> words = new ArrayList<>();
        for (GateFinding finding : findings) {
            if (finding.verdict() == GateFinding.Verdict.WAIT) {
                words.add(new Span.Text((words.isEmpty() ? "" : " ") + finding.sentence()));
                words.addAll(until(finding));
            }
        }
        return new Block.Paragraph(words);
    }

    private static List<Span> until(GateFinding finding) {
        return finding.until() == null
                ? List.of()
                : List.of(new Span.Text(" Until "), new Span.Moment(finding.until()), new Span.Text("."));
    }
}

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
        return new Block.Paragraph(waiting(findings));
    }

    static List<Span> waiting(List<GateFinding> findings) {
        List<Span> words = new ArrayList<>();
        for (GateFinding finding : findings) {
            if (finding.verdict() == GateFinding.Verdict.WAIT) {
                words.add(new Span.Text((words.isEmpty() ? "" : " ") + finding.sentence()));
                words.addAll(until(finding));
            }
        }
        return words;
    }

    /** One gate, by its name, with everything it says. */
    static Block line(GateFinding finding) {
        List<Span> words = new ArrayList<>();
        words.add(new Span.Emoji(
                switch (finding.verdict()) {
                    case PASS -> "white_check_mark";
                    case WAIT -> "hourglass_flowing_sand";
                    case REFUSE -> "raised_hand";
                }));
        words.add(new Span.Text(" "));
        words.add(new Span.Strong(finding.gate()));
        words.add(new Span.Text(": " + finding.sentence()));
        words.addAll(until(finding));
        return new Block.Note(words);
    }

    private static List<Span> until(GateFinding finding) {
        return finding.until() == null
                ? List.of()
                : List.of(new Span.Text(" Until "), new Span.Moment(finding.until()), new Span.Text("."));
    }
}

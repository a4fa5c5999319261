package dev.cimon.notifier.render;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The end of a log: what went wrong stands in its last lines. */
final class LastLines {

    private static final String CUT = "…\n";

    private LastLines() {}

    /** As many whole lines from the end, escaped, as the limit has room for, at least the end of the last one. */
    static String of(String log, int limit) {
        String text = log.stripTrailing();
        String whole = Escaping.escape(text);
        if (whole.length() <= limit) {
            return whole;
        }
        int room = limit - CUT.length();
        Deque<String> kept = new ArrayDeque<>();
        List<String> lines = text.lines().toList();
        int length = 0;
        for (String line : lines.reversed()) {
            String escaped = Escaping.escape(line);
            length += escaped.length() + 1;
            if (length > room) {
                break;
            }
            kept.addFirst(escaped);
        }
        return CUT + (kept.isEmpty() ? endOf(lines.getLast(), room) : String.join("\n", kept));
    }

    private static String endOf(String line, int room) {
        Deque<String> kept = new ArrayDeque<>();
        int length = 0;
        for (String atom : Escaping.atoms(line).toList().reversed()) {
            length += atom.length();
            if (length > room) {
                break;
            }
            kept.addFirst(atom);
        }
        return String.join("", kept);
    }
}

package dev.cimon.notifier.render;

import java.util.ArrayList;
import java.util.List;

/** Runs put together within a limit, counted as Java counts: no other way of counting arrives at more. */
final class Mrkdwn {

    private static final String ELLIPSIS = "…";

    private final int limit;
    private final List<String> parts = new ArrayList<>();
    private final StringBuilder part = new StringBuilder();

    private Mrkdwn(int limit) {
        this.limit = limit;
    }

    /** The whole text in as many parts as the limit asks for; none where nothing can be seen. */
    static List<String> split(List<Run> runs, int limit) {
        Mrkdwn text = new Mrkdwn(limit);
        runs.forEach(text::add);
        text.endPart();
        return text.parts;
    }

    /** The text, ending in … where the limit cut it; empty where nothing can be seen. */
    static String cut(List<Run> runs, int limit) {
        List<String> whole = split(runs, limit);
        return switch (whole.size()) {
            case 0 -> "";
            case 1 -> whole.getFirst();
            default -> split(runs, limit - ELLIPSIS.length()).getFirst() + ELLIPSIS;
        };
    }

    static String cut(String plain, int limit) {
        return cut(List.of(Run.plain(plain)), limit);
    }

    private void add(Run run) {
        boolean open = false;
        for (String atom : run.atoms()) {
            if (!open) {
                makeRoom(run.open().length() + atom.length() + run.close().length());
                part.append(run.open());
                open = true;
            } else if (part.length() + atom.length() + run.close().length() > limit) {
                part.append(run.close());
                endPart();
                part.append(run.open());
            }
            part.append(atom);
        }
        if (open) {
            part.append(run.close());
        }
    }

    private void makeRoom(int length) {
        if (part.length() + length > limit) {
            endPart();
        }
    }

    private void endPart() {
        if (!part.toString().isBlank()) {
            parts.add(part.toString());
        }
        part.setLength(0);
    }
}

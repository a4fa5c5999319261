package dev.cimon.notifier.render;

import java.util.ArrayList;
import java.util.List;

/** Runs put together within a limit, counted as Java counts: no other way of counting arrives at more. */
final class Mrkdwn {

    private static final String ELLIPSIS = "…";

    private final int limit;
    private final int most;
    private final List<String> parts = new ArrayList<>();
    private final StringBuilder part = new StringBuilder();

    private Mrkdwn(int limit, int most) {
        this.limit = limit;
        this.most = most;
    }

    /** The whole text in as many parts as the limit asks for; none where nothing can be seen. */
    static List<String> split(List<Run> runs, int limit) {
        return split(runs, limit, Integer.MAX_VALUE);
    }

    /** No further than to so many parts, and what has been begun then. */
    private static List<String> split(List<Run> runs, int limit, int most) {
        Mrkdwn text = new Mrkdwn(limit, most);
        runs.forEach(text::add);
        text.endPart();
        return text.parts;
    }

    /** The text, ending in … where the limit cut it; empty where nothing can be seen. */
    static String cut(List<Run> runs, int limit) {
        List<String> whole = split(runs, limit, 2);
        return switch (whole.size()) {
            case 0 -> "";
            case 1 -> whole.getFirst();
            default -> split(runs, limit - ELLIPSIS.length(), 1).getFirst() + ELLIPSIS;
        };
    }

    static String cut(String plain, int limit) {
        return cut(List.of(Run.plain(plain)), limit);
    }

    private void add(Run run) {
        boolean open = false;
        for (String atom : run.atoms()) {
            if (parts.size() == most) {
                return;
            }
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

package dev.cimon.workflow;

import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.Node;

/** What has been found so far; enough of it, and the rest is not told. */
final class Mistakes {

    private static final int MOST = 50;

    private final List<Mistake> found = new ArrayList<>();

    void add(Node where, String sentence) {
        add(where.getStartMark(), sentence);
    }

    void add(Mark where, String sentence) {
        if (found.size() < MOST) {
            found.add(new Mistake(where.getLine() + 1, where.getColumn() + 1, sentence));
        }
    }

    List<Mistake> found() {
        return List.copyOf(found);
    }
}

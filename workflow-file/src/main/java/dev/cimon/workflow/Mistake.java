package dev.cimon.workflow;

import java.util.Comparator;

/**
 * What is wrong with a workflow file, and where.
 *
 * @param line counted from 1
 * @param column counted from 1
 * @param sentence for whoever wrote it: what to do about it; cut where it quotes more than anybody reads
 */
public record Mistake(int line, int column, String sentence) {

    static final Comparator<Mistake> IN_ORDER =
            Comparator.comparingInt(Mistake::line).thenComparingInt(Mistake::column);

    private static final int LONGEST = 300;

    public Mistake {
        if (sentence.length() > LONGEST) {
            sentence = sentence.substring(0, LONGEST - 1) + "…";
        }
    }

    @Override
    public String toString() {
        return line + ":" + column + ": " + sentence;
    }
}

package dev.cimon.workflow;

import java.util.Comparator;

/**
 * What is wrong with a workflow file, and where.
 *
 * @param line counted from 1
 * @param column counted from 1
 * @param sentence for whoever wrote it: what to do about it
 */
public record Mistake(int line, int column, String sentence) {

    static final Comparator<Mistake> IN_ORDER =
            Comparator.comparingInt(Mistake::line).thenComparingInt(Mistake::column);

    @Override
    public String toString() {
        return line + ":" + column + ": " + sentence;
    }
}

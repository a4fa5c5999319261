package dev.cimon.engine.github;

import java.net.URI;
import java.util.List;

/**
 * What Cimon says of a commit: a check run where it is an App, else a commit status.
 *
 * @param name tells it from other checks
 * @param title the result in a few words
 * @param page where one reads more
 */
public record CommitCheck(String name, boolean passed, String title, List<Remark> remarks, URI page) {

    /** GitHub takes so many with one call. */
    static final int MOST_REMARKS = 50;

    public CommitCheck {
        remarks = List.copyOf(remarks);
    }

    /** Something about one place in a file. */
    public record Remark(String path, int line, int column, String sentence) {}
}

package dev.cimon.engine.github;

import dev.cimon.events.reference.Revision;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What lies between two refs, seen from the base.
 *
 * @param aheadBy how many commits the head has that the base lacks
 * @param behindBy how many commits the base has that the head lacks
 * @param commits those that the base lacks, oldest first; of more than 250 the newest
 * @param url GitHub's page of it
 */
public record Comparison(Status status, int aheadBy, int behindBy, List<Commit> commits, URI url) {

    public Comparison {
        commits = List.copyOf(commits);
    }

    /** How the head stands to the base. */
    public enum Status {
        AHEAD,
        BEHIND,
        DIVERGED,
        IDENTICAL
    }

    /**
     * One of the commits.
     *
     * @param title the first line of its message
     * @param authorLogin absent if the author's address belongs to no account
     */
    public record Commit(
            Revision revision,
            String title,
            String authorName,
            @Nullable String authorLogin,
            URI url) {}
}

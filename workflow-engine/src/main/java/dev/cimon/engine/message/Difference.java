package dev.cimon.engine.message;

import java.net.URI;
import java.util.List;

/**
 * What lies between a revision that is deployed and another one.
 *
 * @param aheadBy how many commits the other has that are not deployed
 * @param behindBy how many deployed commits the other has not
 * @param commits those of {@code aheadBy}, oldest first; the newest 250 at most
 */
public record Difference(int aheadBy, int behindBy, List<ChangedCommit> commits, URI url) {

    public Difference {
        commits = List.copyOf(commits);
    }
}

package dev.cimon.events.github;

import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.Revision;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A commit status or a check run of a commit changed.
 *
 * @param at when it changed at GitHub, to the second: of one name, the later report is the newer
 */
public record CheckReported(
        RepositoryName repository,
        @Nullable Long installation,
        Revision revision,
        String name,
        Result result,
        @Nullable URI url,
        @Nullable Instant at)
        implements GitHubEvent {

    /** What the check says so far. */
    public enum Result {
        PENDING,
        PASSED,
        FAILED
    }
}

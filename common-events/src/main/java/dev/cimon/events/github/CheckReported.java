package dev.cimon.events.github;

import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.Revision;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A commit status or a check run of a commit changed. */
public record CheckReported(
        RepositoryName repository,
        @Nullable Long installation,
        Revision revision,
        String name,
        Result result,
        @Nullable URI url)
        implements GitHubEvent {

    /** What the check says so far. */
    public enum Result {
        PENDING,
        PASSED,
        FAILED
    }
}

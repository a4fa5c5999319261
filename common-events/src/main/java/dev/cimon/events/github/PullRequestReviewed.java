package dev.cimon.events.github;

import dev.cimon.events.reference.RepositoryName;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A review was submitted or dismissed. */
public record PullRequestReviewed(
        RepositoryName repository,
        @Nullable Long installation,
        int number,
        String reviewer,
        Verdict verdict,
        String body,
        URI url)
        implements GitHubEvent {

    /** What the review says. */
    public enum Verdict {
        APPROVED,
        CHANGES_REQUESTED,
        COMMENTED,
        DISMISSED
    }
}

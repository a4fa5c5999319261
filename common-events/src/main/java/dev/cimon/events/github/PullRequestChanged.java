package dev.cimon.events.github;

import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.Revision;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pull request was opened, moved, closed or otherwise changed.
 *
 * @param fork the head branch lives in another repository
 * @param updatedAt when it had changed on GitHub, to the second: deliveries may overtake each other; absent in older
 *     events
 */
public record PullRequestChanged(
        RepositoryName repository,
        @Nullable Long installation,
        Action action,
        int number,
        String title,
        URI url,
        String author,
        String headRef,
        Revision headRevision,
        String baseRef,
        boolean fork,
        boolean draft,
        boolean merged,
        List<String> requestedReviewers,
        @Nullable Instant updatedAt)
        implements GitHubEvent {

    public PullRequestChanged {
        requestedReviewers = List.copyOf(requestedReviewers);
    }

    /** What happened to it, in GitHub's words. */
    public enum Action {
        OPENED,
        REOPENED,
        SYNCHRONIZE,
        CLOSED,
        EDITED,
        REVIEW_REQUESTED,
        REVIEW_REQUEST_REMOVED,
        READY_FOR_REVIEW,
        CONVERTED_TO_DRAFT
    }
}

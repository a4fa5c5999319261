package dev.cimon.events.github;

import dev.cimon.events.reference.RepositoryName;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Somebody commented on a pull request.
 *
 * @param partOfReview true of a comment on a line: GitHub tells of its review by itself
 */
public record PullRequestCommented(
        RepositoryName repository,
        @Nullable Long installation,
        int number,
        String author,
        String body,
        URI url,
        @Nullable Boolean partOfReview)
        implements GitHubEvent {}

package dev.cimon.events.github;

import dev.cimon.events.reference.RepositoryName;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Somebody commented on a pull request. */
public record PullRequestCommented(
        RepositoryName repository, @Nullable Long installation, int number, String author, String body, URI url)
        implements GitHubEvent {}

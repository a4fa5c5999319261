package dev.cimon.events.github;

import dev.cimon.events.reference.RepositoryName;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A release was published. */
public record ReleasePublished(
        RepositoryName repository,
        @Nullable Long installation,
        String tag,
        String name,
        String author,
        String body,
        URI url)
        implements GitHubEvent {}

package dev.cimon.events.github;

import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.Revision;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Somebody commented on a commit. */
public record CommitCommented(
        RepositoryName repository, @Nullable Long installation, Revision revision, String author, String body, URI url)
        implements GitHubEvent {}

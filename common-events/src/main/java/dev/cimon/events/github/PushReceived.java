package dev.cimon.events.github;

import dev.cimon.events.reference.RepositoryName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A branch or tag was created, moved or deleted.
 *
 * @param ref the full name, {@code refs/heads/…} or {@code refs/tags/…}
 * @param pushedAt when GitHub took it, to the second; absent in older events
 * @param headCommit absent for deletions and for pushes without commits
 */
public record PushReceived(
        RepositoryName repository,
        @Nullable Long installation,
        String ref,
        boolean created,
        boolean deleted,
        boolean forced,
        @Nullable HeadCommit headCommit,
        String defaultBranch,
        @Nullable String pusher,
        @Nullable Instant pushedAt)
        implements GitHubEvent {}

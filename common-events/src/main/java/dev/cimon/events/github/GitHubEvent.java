package dev.cimon.events.github;

import dev.cimon.events.Event;
import dev.cimon.events.reference.RepositoryName;
import org.jspecify.annotations.Nullable;

/** Something that happened in a repository on GitHub. Key: repository. */
public sealed interface GitHubEvent extends Event
        permits PushReceived,
                PullRequestChanged,
                PullRequestReviewed,
                PullRequestCommented,
                CommitCommented,
                CheckReported,
                GitHubDeploymentCreated,
                GitHubDeploymentStatusChanged,
                ReleasePublished,
                MissedDeliveryTaken {

    RepositoryName repository();

    /** The GitHub App installation the event came through; absent for a plain repository webhook. */
    @Nullable Long installation();

    @Override
    default String partitionKey() {
        return repository().toString();
    }
}

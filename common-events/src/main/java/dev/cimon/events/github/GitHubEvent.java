package dev.cimon.events.github;

import dev.cimon.events.Event;
import dev.cimon.events.reference.RepositoryName;
import org.jspecify.annotations.Nullable;

/** Something that happened on GitHub, as far as it concerns a repository. Key: repository. */
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
                MissedDeliveryTaken,
                AccountProven {

    RepositoryName repository();

    /** The GitHub App installation the event came through; absent for a plain repository webhook, and for what came through none. */
    @Nullable Long installation();

    @Override
    default String partitionKey() {
        return repository().toString();
    }
}

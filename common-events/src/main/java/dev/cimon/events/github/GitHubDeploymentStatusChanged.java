package dev.cimon.events.github;

import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.RepositoryName;
import org.jspecify.annotations.Nullable;

/** A GitHub Deployment got a new status. */
public record GitHubDeploymentStatusChanged(
        RepositoryName repository,
        @Nullable Long installation,
        long gitHubDeployment,
        EnvironmentName environment,
        State state,
        @Nullable DeploymentId deployment)
        implements GitHubEvent {

    /** GitHub's deployment states. */
    public enum State {
        ERROR,
        FAILURE,
        INACTIVE,
        IN_PROGRESS,
        PENDING,
        QUEUED,
        SUCCESS,
        WAITING
    }
}

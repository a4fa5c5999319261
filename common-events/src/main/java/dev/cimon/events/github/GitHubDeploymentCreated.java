package dev.cimon.events.github;

import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.Revision;
import org.jspecify.annotations.Nullable;

/**
 * A GitHub Deployment was created, by us or by another tool.
 *
 * @param deployment ours, read from {@code payload.cimon.deployment}; absent for other tools
 */
public record GitHubDeploymentCreated(
        RepositoryName repository,
        @Nullable Long installation,
        long gitHubDeployment,
        Revision revision,
        String ref,
        EnvironmentName environment,
        String creator,
        @Nullable DeploymentId deployment)
        implements GitHubEvent {}

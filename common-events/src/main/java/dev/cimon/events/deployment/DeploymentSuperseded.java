package dev.cimon.events.deployment;

import dev.cimon.events.reference.DeploymentId;

/** A newer revision took the place of the deployment before it started. */
public record DeploymentSuperseded(DeploymentRef deployment, DeploymentId by) implements DeploymentEvent {}

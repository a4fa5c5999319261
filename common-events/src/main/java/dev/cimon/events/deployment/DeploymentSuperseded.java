package dev.cimon.events.deployment;

import dev.cimon.events.reference.DeploymentId;

/** A newer revision took its place before it started. */
public record DeploymentSuperseded(DeploymentRef deployment, DeploymentId by) implements DeploymentEvent {}

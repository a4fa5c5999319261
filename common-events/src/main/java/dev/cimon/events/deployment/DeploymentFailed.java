package dev.cimon.events.deployment;

/** The deployment failed, for the reason given. */
public record DeploymentFailed(DeploymentRef deployment, String reason) implements DeploymentEvent {}

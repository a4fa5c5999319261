package dev.cimon.events.deployment;

/** The deployment may not be done, for the reason given. */
public record DeploymentRefused(DeploymentRef deployment, String reason) implements DeploymentEvent {}

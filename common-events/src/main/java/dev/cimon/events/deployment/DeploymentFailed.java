package dev.cimon.events.deployment;

/** It failed, for the reason given. */
public record DeploymentFailed(DeploymentRef deployment, String reason) implements DeploymentEvent {}

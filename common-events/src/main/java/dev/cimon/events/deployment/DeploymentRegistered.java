package dev.cimon.events.deployment;

/** Its GitHub Deployment exists. */
public record DeploymentRegistered(DeploymentRef deployment, long gitHubDeployment) implements DeploymentEvent {}

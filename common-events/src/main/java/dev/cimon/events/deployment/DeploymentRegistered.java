package dev.cimon.events.deployment;

/** The GitHub Deployment of the deployment exists. */
public record DeploymentRegistered(DeploymentRef deployment, long gitHubDeployment) implements DeploymentEvent {}

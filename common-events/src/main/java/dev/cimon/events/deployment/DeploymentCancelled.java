package dev.cimon.events.deployment;

/** The deployment was cancelled. */
public record DeploymentCancelled(DeploymentRef deployment, String reason) implements DeploymentEvent {}

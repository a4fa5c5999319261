package dev.cimon.events.deployment;

/** It was cancelled. */
public record DeploymentCancelled(DeploymentRef deployment, String reason) implements DeploymentEvent {}

package dev.cimon.events.deployment;

import dev.cimon.events.reference.SlackUser;

/** Somebody wants a deployment to be called off; what runs is still to be stopped. */
public record DeploymentCancelRequested(DeploymentRef deployment, SlackUser by) implements DeploymentEvent {}

package dev.cimon.events.deployment;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** The pipeline of the deployment succeeded. */
public record DeploymentSucceeded(
        DeploymentRef deployment, @Nullable URI environmentUrl) implements DeploymentEvent {}

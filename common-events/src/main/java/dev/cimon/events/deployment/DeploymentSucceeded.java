package dev.cimon.events.deployment;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Its pipeline succeeded. */
public record DeploymentSucceeded(
        DeploymentRef deployment, @Nullable URI environmentUrl) implements DeploymentEvent {}

package dev.cimon.events.deployment;

import dev.cimon.events.reference.DeploymentId;
import org.jspecify.annotations.Nullable;

/** The deployment no longer is what runs in its environment. */
public record DeploymentDeactivated(
        DeploymentRef deployment, @Nullable DeploymentId by) implements DeploymentEvent {}

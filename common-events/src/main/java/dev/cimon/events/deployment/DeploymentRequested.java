package dev.cimon.events.deployment;

import dev.cimon.events.reference.Revision;
import org.jspecify.annotations.Nullable;

/** Somebody or something asked for a deployment. */
public record DeploymentRequested(
        DeploymentRef deployment,
        Trigger trigger,
        String gitRef,
        @Nullable Revision revision) implements DeploymentEvent {}

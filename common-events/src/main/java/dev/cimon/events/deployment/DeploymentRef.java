package dev.cimon.events.deployment;

import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.RepositoryName;

/** Which deployment an event is about. Number: as people say it, counted per repository. */
public record DeploymentRef(DeploymentId id, long number, RepositoryName repository, EnvironmentName environment) {}

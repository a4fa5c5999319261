package dev.cimon.engine.github;

import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.Revision;

/** A GitHub Deployment to be created. */
public record DeploymentOrder(
        RepositoryName repository,
        Revision revision,
        EnvironmentName environment,
        String description,
        boolean transientEnvironment,
        boolean productionEnvironment,
        CimonPayload payload) {}

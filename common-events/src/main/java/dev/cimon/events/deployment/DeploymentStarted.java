package dev.cimon.events.deployment;

import dev.cimon.events.reference.PipelineId;
import java.net.URI;

/** Its pipeline was triggered. */
public record DeploymentStarted(DeploymentRef deployment, PipelineId pipeline, long pipelineNumber, URI pipelineUrl)
        implements DeploymentEvent {}

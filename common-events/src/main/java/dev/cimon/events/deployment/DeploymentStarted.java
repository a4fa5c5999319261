package dev.cimon.events.deployment;

import dev.cimon.events.reference.PipelineId;
import java.net.URI;

/** The pipeline of the deployment was triggered. */
public record DeploymentStarted(DeploymentRef deployment, PipelineId pipeline, long pipelineNumber, URI pipelineUrl)
        implements DeploymentEvent {}

package dev.cimon.engine.deployment;

import dev.cimon.events.reference.PipelineId;
import java.net.URI;

/** The CI pipeline of a deployment. */
public record Pipeline(PipelineId id, long number, URI url) {}

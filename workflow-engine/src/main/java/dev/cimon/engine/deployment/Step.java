package dev.cimon.engine.deployment;

import dev.cimon.events.deployment.DeploymentEvent;
import java.time.Instant;

/**
 * Something that was decided about a deployment, as it stands on the audit trail.
 *
 * @param version of the deployment that it made
 */
public record Step(DeploymentEvent event, long version, Instant at) {}

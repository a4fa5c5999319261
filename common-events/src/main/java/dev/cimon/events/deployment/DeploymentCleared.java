package dev.cimon.events.deployment;

import dev.cimon.events.reference.Revision;
import java.util.List;

/** Every gate lets the deployment pass. */
public record DeploymentCleared(DeploymentRef deployment, Revision revision, List<GateFinding> findings)
        implements DeploymentEvent {

    public DeploymentCleared {
        findings = List.copyOf(findings);
    }
}

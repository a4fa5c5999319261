package dev.cimon.events.deployment;

import java.util.List;

/** At least one gate lets the deployment wait. */
public record DeploymentHeld(DeploymentRef deployment, List<GateFinding> findings) implements DeploymentEvent {

    public DeploymentHeld {
        findings = List.copyOf(findings);
    }
}

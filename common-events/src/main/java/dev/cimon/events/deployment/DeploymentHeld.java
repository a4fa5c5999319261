package dev.cimon.events.deployment;

import java.util.List;

/** At least one gate lets it wait. */
public record DeploymentHeld(DeploymentRef deployment, List<GateFinding> findings) implements DeploymentEvent {

    public DeploymentHeld {
        findings = List.copyOf(findings);
    }
}

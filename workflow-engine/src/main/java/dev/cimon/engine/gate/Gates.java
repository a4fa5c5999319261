package dev.cimon.engine.gate;

import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState;
import dev.cimon.engine.deployment.DeploymentState.Refused;
import dev.cimon.engine.deployment.DeploymentState.Waiting;
import dev.cimon.events.deployment.GateFinding;
import dev.cimon.events.deployment.GateFinding.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Asks the gates. */
public final class Gates {

    private Gates() {}

    /** Whether somebody who insists, and may deploy there, would get past what keeps it from being deployed. */
    public static boolean forceable(Deployment deployment) {
        return deployment.commit() != null && deployment.endReason() == null && forceable(findings(deployment.state()));
    }

    private static List<GateFinding> findings(DeploymentState state) {
        if (state instanceof Waiting waiting) {
            return waiting.findings();
        }
        return state instanceof Refused refused ? refused.findings() : List.of();
    }

    /** Nobody gets past the turn of others by insisting, but one need not insist on that. */
    static boolean forceable(List<GateFinding> findings) {
        Set<String> closed = findings.stream()
                .filter(finding -> finding.verdict() != Verdict.PASS)
                .map(GateFinding::gate)
                .collect(Collectors.toSet());
        closed.remove(Gate.CONCURRENCY.word());
        return !closed.isEmpty()
                && Arrays.stream(Gate.values())
                        .filter(gate -> closed.contains(gate.word()))
                        .allMatch(Gate::forceable);
    }

    /** What every gate says, in the order they are asked. */
    public static List<GateFinding> examine(Facts facts) {
        return Arrays.stream(Gate.values()).map(gate -> gate.examine(facts)).toList();
    }
}

package dev.cimon.engine.gate;

import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState;
import dev.cimon.engine.deployment.DeploymentState.Refused;
import dev.cimon.engine.deployment.DeploymentState.Waiting;
import dev.cimon.engine.right.Identity;
import dev.cimon.engine.right.Known;
import dev.cimon.events.deployment.GateFinding;
import dev.cimon.events.deployment.GateFinding.Verdict;
import dev.cimon.workflow.RequiredChecks;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /** Whether it matters what the checks of its commit say. */
    public static boolean looksAtChecks(Facts facts) {
        return !(Checked.rule(facts) instanceof RequiredChecks.None);
    }

    /** What somebody outside has to be asked before every gate can say what it thinks. */
    public static List<Question> questions(Facts facts) {
        return Stream.concat(Permitted.question(facts).stream(), Checked.question(facts).stream())
                .toList();
    }

    /**
     * Whether somebody may decide about a deployment that has to be approved.
     *
     * @param known to what they belong, as far as it was asked for
     */
    public static Ballot ballot(Facts facts, Identity voter, Known known) {
        return Ballot.of(facts, voter, known);
    }

    /** Whether it waits for somebody to approve it. */
    public static boolean waitsForApproval(List<GateFinding> findings) {
        return findings.stream()
                .anyMatch(finding ->
                        finding.verdict() == Verdict.WAIT && finding.gate().equals(Gate.APPROVAL.word()));
    }

    /** Whether it waits for what only others can tell: the checks of its commit, or who is in which team or user group. */
    public static boolean waitsForOthers(List<GateFinding> findings) {
        return findings.stream()
                .filter(finding -> finding.verdict() == Verdict.WAIT)
                .map(GateFinding::gate)
                .anyMatch(gate -> gate.equals(Gate.CHECKS.word()) || gate.equals(Gate.PERMISSION.word()));
    }

    /** Which other deployments are to be called off so that this one can go, in the order in which to do so. */
    public static List<Deployment> makingRoom(Facts facts) {
        return OneAtATime.makingRoom(facts);
    }
}

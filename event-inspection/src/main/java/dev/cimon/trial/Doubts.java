package dev.cimon.trial;

import dev.cimon.engine.decide.Effect;
import dev.cimon.engine.deployment.Commit;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState;
import dev.cimon.events.deployment.GateFinding;
import dev.cimon.events.deployment.GateFinding.Verdict;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.workflow.Environment;
import dev.cimon.workflow.RequiredChecks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is not recorded, and of which deployments that keeps anybody from telling what would have become of them. */
final class Doubts {

    private final Recording recording;
    private final World world;
    private final Map<DeploymentId, String> votes = new HashMap<>();

    Doubts(Recording recording, World world) {
        this.recording = recording;
        this.world = world;
    }

    /** Somebody had to be asked about first: whether who voted is one of those who may. */
    void unanswered(Effect.ForPerson asked) {
        String person = asked.replyTo().user().name();
        if (asked instanceof Effect.ProveVoter about) {
            votes.put(about.deployment(), membership(person, about.teams()));
        } else if (asked instanceof Effect.ProveVoterInSlack about) {
            votes.put(about.deployment(), membership(person, about.groups()));
        }
    }

    /** What it repeats is older than the file. */
    void approvedBefore(DeploymentId again, long repeated) {
        votes.put(again, "It repeats #" + repeated + ", which was approved before the time that is tried.");
    }

    private static String membership(String person, List<String> groups) {
        return "It is not recorded whether " + person + ", who had a say in it, belongs to " + String.join(", ", groups)
                + ".";
    }

    /** Why it cannot be told what would have become of it, if it cannot. */
    Optional<String> about(Deployment deployment) {
        if (world.stepsOf(deployment.id()).fate().end() == Fate.End.STARTED) {
            return Optional.empty();
        }
        Commit commit = deployment.commit();
        if (commit == null) {
            return Optional.of("It is not recorded which commit “" + deployment.askedRef() + "” was.");
        }
        if (deployment.state() instanceof DeploymentState.Refused refused) {
            boolean byOrder = refused.findings().stream()
                    .filter(finding -> finding.verdict() == Verdict.REFUSE)
                    .allMatch(finding -> finding.gate().equals("order"));
            return byOrder ? unknownHistory(deployment, commit) : Optional.empty();
        }
        return unknownRight(deployment)
                .or(() -> unknownHistory(deployment, commit))
                .or(() -> unknownChecks(deployment))
                .or(() -> closed(deployment, "approval").flatMap(_ -> Optional.ofNullable(votes.get(deployment.id()))));
    }

    /** The gate has asked, and nobody has answered: it says itself what it has to know. */
    private Optional<String> unknownRight(Deployment deployment) {
        return closed(deployment, "permission")
                .filter(finding -> finding.verdict() == Verdict.WAIT)
                .map(GateFinding::sentence);
    }

    private Optional<String> unknownHistory(Deployment deployment, Commit commit) {
        return closed(deployment, "order")
                .flatMap(_ -> world.workflow().environment(deployment.environment()))
                .map(Environment::after)
                .filter(before -> world.deployments().values().stream()
                        .filter(other -> other.environment().equals(before) && other.commit() != null)
                        .filter(other -> other.requireCommit().revision().equals(commit.revision()))
                        .anyMatch(other -> neverRan(other) || about(other).isPresent()))
                .map(before -> "It is not known what " + commit.revision().abbreviated() + " would have come to on "
                        + before + ".");
    }

    private boolean neverRan(Deployment deployment) {
        return world.stepsOf(deployment.id()).ran()
                && !recording.stepsOf(deployment.id()).ran();
    }

    /** GitHub may never have been asked to tell of them. */
    private Optional<String> unknownChecks(Deployment deployment) {
        List<String> unheard = closed(deployment, "checks")
                .filter(finding -> finding.verdict() == Verdict.WAIT)
                .flatMap(_ -> world.workflow().environment(deployment.environment()))
                .map(environment -> unheard(environment.requiredChecks()))
                .orElse(List.of());
        return unheard.isEmpty()
                ? Optional.empty()
                : Optional.of("No report of " + String.join(", ", unheard) + " is recorded" + others() + ".");
    }

    private String others() {
        List<String> others = recording.reports().names();
        return others.isEmpty() ? "" : ", only of " + String.join(", ", others);
    }

    private List<String> unheard(RequiredChecks required) {
        return switch (required) {
            case RequiredChecks.Named(List<String> names) ->
                names.stream().filter(name -> !recording.reports().knows(name)).toList();
            case RequiredChecks.All _ -> recording.reports().names().isEmpty() ? List.of("any check") : List.of();
            case RequiredChecks.None _ -> List.of();
        };
    }

    private Optional<GateFinding> closed(Deployment deployment, String gate) {
        List<GateFinding> findings = deployment.state() instanceof DeploymentState.Refused refused
                ? refused.findings()
                : world.stepsOf(deployment.id()).lastFindings();
        return findings.stream()
                .filter(finding -> finding.gate().equals(gate) && finding.verdict() != Verdict.PASS)
                .findFirst();
    }
}

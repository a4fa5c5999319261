package dev.cimon.trial;

import dev.cimon.events.deployment.DeploymentApproved;
import dev.cimon.events.deployment.DeploymentCancelRequested;
import dev.cimon.events.deployment.DeploymentCancelled;
import dev.cimon.events.deployment.DeploymentCleared;
import dev.cimon.events.deployment.DeploymentDeactivated;
import dev.cimon.events.deployment.DeploymentEvent;
import dev.cimon.events.deployment.DeploymentFailed;
import dev.cimon.events.deployment.DeploymentHealed;
import dev.cimon.events.deployment.DeploymentHeld;
import dev.cimon.events.deployment.DeploymentRefused;
import dev.cimon.events.deployment.DeploymentRegistered;
import dev.cimon.events.deployment.DeploymentRejected;
import dev.cimon.events.deployment.DeploymentRequested;
import dev.cimon.events.deployment.DeploymentStarted;
import dev.cimon.events.deployment.DeploymentSucceeded;
import dev.cimon.events.deployment.DeploymentSuperseded;
import dev.cimon.events.deployment.GateFinding;
import dev.cimon.events.deployment.GateFinding.Verdict;
import dev.cimon.trial.Fate.End;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One deployment, step by step, as far as the workflow decides about it. */
final class Course {

    /** Its turn comes by itself, sooner or later: no workflow decides when. */
    private static final String TURN = "concurrency";

    /** These have to ask GitHub or Slack first, which takes a moment; that long they are not said to have held anything. */
    private static final Set<String> ASKING = Set.of("checks", "permission");

    private static final Duration MOMENT = Duration.ofMinutes(1);

    private final Map<String, Hold> holds = new LinkedHashMap<>();
    private List<GateFinding> waiting = List.of();
    private List<GateFinding> lastFindings = List.of();
    private Instant since = Instant.EPOCH;
    private End end = End.ASKED_FOR;
    private String reason = "";

    /** How long a gate held it, and what it said last. */
    private record Hold(Duration time, String sentence) {

        Hold and(Hold next) {
            return new Hold(time.plus(next.time), next.sentence);
        }
    }

    void take(DeploymentEvent event, Instant at) {
        switch (event) {
            case DeploymentHeld held -> {
                proceed(at, End.HELD, "");
                waiting = held.findings().stream()
                        .filter(finding -> finding.verdict() == Verdict.WAIT)
                        .toList();
                lastFindings = waiting;
            }
            case DeploymentCleared _ -> proceed(at, End.STARTED, "");
            case DeploymentRefused refused -> proceed(at, End.REFUSED, refused.reason());
            case DeploymentSuperseded _ -> proceed(at, End.GAVE_WAY, "");
            case DeploymentCancelled cancelled
            when end != End.STARTED -> proceed(at, End.CALLED_OFF, cancelled.reason());
            case DeploymentRequested _,
                    DeploymentApproved _,
                    DeploymentRejected _,
                    DeploymentRegistered _,
                    DeploymentStarted _,
                    DeploymentSucceeded _,
                    DeploymentFailed _,
                    DeploymentCancelRequested _,
                    DeploymentCancelled _,
                    DeploymentDeactivated _,
                    DeploymentHealed _ -> {}
        }
    }

    private void proceed(Instant at, End next, String why) {
        for (GateFinding finding : waiting) {
            holds.merge(finding.gate(), new Hold(Duration.between(since, at), finding.sentence()), Hold::and);
        }
        waiting = List.of();
        since = at;
        end = next;
        reason = why;
    }

    /** What held it last. */
    List<GateFinding> lastFindings() {
        return lastFindings;
    }

    /** It never started, and never will. */
    boolean over() {
        return end == End.REFUSED || end == End.GAVE_WAY || end == End.CALLED_OFF;
    }

    Fate fate() {
        Map<String, String> gates = new LinkedHashMap<>();
        holds.forEach((gate, hold) -> {
            boolean asking = ASKING.contains(gate) && hold.time().compareTo(MOMENT) < 0;
            if (!asking && !gate.equals(TURN)) {
                gates.put(gate, hold.sentence());
            }
        });
        waiting.forEach(finding -> gates.put(finding.gate(), finding.sentence()));
        String said = reason.isEmpty() ? gates.values().stream().distinct().collect(Collectors.joining(" ")) : reason;
        return new Fate(end, List.copyOf(gates.keySet()), said);
    }
}

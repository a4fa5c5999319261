package dev.cimon.engine.gate;

import dev.cimon.engine.deployment.Deployment;
import dev.cimon.events.deployment.GateFinding;
import dev.cimon.events.deployment.GateFinding.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** The gates, in the order they are asked. */
public final class Gates {

    private static final List<Gate> IN_ORDER = List.of(Gates::concurrency);

    private Gates() {}

    /** A gate looks at facts and says what it thinks; it never acts. */
    @FunctionalInterface
    interface Gate {
        GateFinding examine(Deployment candidate, List<Deployment> others);
    }

    /**
     * What every gate says.
     *
     * @param others the deployments of the same project that are on their way
     */
    public static List<GateFinding> examine(Deployment candidate, List<Deployment> others) {
        return IN_ORDER.stream().map(gate -> gate.examine(candidate, others)).toList();
    }

    /** One deployment at a time changes an environment; the others queue in the order they were asked for. */
    private static GateFinding concurrency(Deployment candidate, List<Deployment> others) {
        Predicate<Deployment> sameEnvironment = other -> other.environment().equals(candidate.environment());
        Predicate<Deployment> ahead = other ->
                other.active() || (!other.over() && other.commit() != null && other.number() < candidate.number());
        return others.stream()
                .filter(other -> !other.id().equals(candidate.id()))
                .filter(sameEnvironment.and(ahead))
                .min(Comparator.comparing((Deployment other) -> !other.active()).thenComparingLong(Deployment::number))
                .map(first -> new GateFinding(
                        "concurrency",
                        Verdict.WAIT,
                        first.active()
                                ? "#" + first.number() + " is being deployed to " + candidate.environment() + "."
                                : "#" + first.number() + " is to be deployed to " + candidate.environment()
                                        + " before this one."))
                .orElseGet(() -> new GateFinding(
                        "concurrency",
                        Verdict.PASS,
                        "Nothing else is being deployed to " + candidate.environment() + "."));
    }
}

package dev.cimon.engine.gate;

import dev.cimon.engine.deployment.Deployment;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One deployment at a time changes an environment; the others queue in the order they were asked for. One that another
 * gate holds keeps nobody waiting.
 */
final class Concurrency {

    private Concurrency() {}

    static Ruling examine(Facts facts) {
        Deployment candidate = facts.candidate();
        Optional<Deployment> active = rivals(facts).filter(Deployment::active).findFirst();
        if (active.isPresent()) {
            return new Ruling.Wait(
                    "#" + active.get().number() + " is being deployed to " + candidate.environment() + ".");
        }
        return first(facts)
                .<Ruling>map(ahead -> new Ruling.Wait("#" + ahead.number() + " is to be deployed to "
                        + candidate.environment() + " before this one."))
                .orElseGet(() -> new Ruling.Pass("Nothing else is being deployed to " + candidate.environment() + "."));
    }

    /** Whoever has begun to change the environment waits for nobody behind it. */
    private static Optional<Deployment> first(Facts facts) {
        Deployment candidate = facts.candidate();
        return candidate.active()
                ? Optional.empty()
                : rivals(facts)
                        .filter(other -> !other.over() && other.number() < candidate.number())
                        .sorted(Comparator.comparingLong(Deployment::number))
                        .filter(other -> Arrays.stream(Gate.values())
                                .filter(gate -> gate != Gate.CONCURRENCY)
                                .allMatch(gate -> gate.passes(facts.about(other))))
                        .findFirst();
    }

    private static Stream<Deployment> rivals(Facts facts) {
        Deployment candidate = facts.candidate();
        return facts.known().stream()
                .filter(other -> other.environment().equals(candidate.environment())
                        && !other.id().equals(candidate.id()));
    }
}

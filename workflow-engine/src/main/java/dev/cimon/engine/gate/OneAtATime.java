package dev.cimon.engine.gate;

import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState.Requested;
import dev.cimon.workflow.Concurrency;
import dev.cimon.workflow.Environment;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One deployment at a time changes an environment; the others queue in the order they were asked for, unless the workflow
 * says otherwise. One that another gate holds keeps nobody waiting.
 */
final class OneAtATime {

    private OneAtATime() {}

    static Ruling examine(Facts facts) {
        Deployment candidate = facts.candidate();
        Optional<Deployment> active = rivals(facts).filter(Deployment::active).findFirst();
        if (active.isPresent()) {
            return behind(
                    facts,
                    active.get(),
                    "#" + active.get().number() + " is being deployed to " + candidate.environment());
        }
        return ahead(facts)
                .findFirst()
                .map(first -> behind(
                        facts,
                        first,
                        "#" + first.number() + " is to be deployed to " + candidate.environment() + " before this one"))
                .orElseGet(() -> new Ruling.Pass("Nothing else is being deployed to " + candidate.environment() + "."));
    }

    /** What has waited for something else before waits here as well. */
    private static Ruling behind(Facts facts, Deployment other, String sentence) {
        Deployment candidate = facts.candidate();
        return switch (policy(facts)) {
            case QUEUE -> new Ruling.Wait(sentence + ".");
            case CANCEL_RUNNING ->
                other.number() < candidate.number()
                        ? new Ruling.Wait("#" + other.number() + " makes room for this one.")
                        : new Ruling.Wait(sentence + ".");
            case REFUSE ->
                candidate.state() instanceof Requested
                        ? new Ruling.Refuse(
                                sentence + ", and the workflow lets nothing queue there. Try again once it has ended.")
                        : new Ruling.Wait(sentence + ".");
        };
    }

    static Concurrency policy(Facts facts) {
        return facts.workflow()
                .environment(facts.candidate().environment())
                .map(Environment::concurrency)
                .orElse(Concurrency.QUEUE);
    }

    /**
     * Those that the workflow wants to be called off for the candidate, the ones that have begun last; none as long as
     * another gate holds it.
     */
    static List<Deployment> makingRoom(Facts facts) {
        if (policy(facts) != Concurrency.CANCEL_RUNNING || !passesTheOthers(facts)) {
            return List.of();
        }
        Stream<Deployment> begun = rivals(facts)
                .filter(other ->
                        other.active() && other.number() < facts.candidate().number());
        return Stream.concat(ahead(facts), begun).toList();
    }

    /** Whoever has begun to change the environment waits for nobody behind it. */
    private static Stream<Deployment> ahead(Facts facts) {
        Deployment candidate = facts.candidate();
        return candidate.active()
                ? Stream.empty()
                : rivals(facts)
                        .filter(other -> !other.over() && !other.active() && other.number() < candidate.number())
                        .sorted(Comparator.comparingLong(Deployment::number))
                        .filter(other -> passesTheOthers(facts.about(other)));
    }

    private static boolean passesTheOthers(Facts facts) {
        return Arrays.stream(Gate.values())
                .filter(gate -> gate != Gate.CONCURRENCY)
                .allMatch(gate -> gate.passes(facts));
    }

    private static Stream<Deployment> rivals(Facts facts) {
        Deployment candidate = facts.candidate();
        return facts.known().stream()
                .filter(other -> other.environment().equals(candidate.environment())
                        && !other.id().equals(candidate.id()));
    }
}

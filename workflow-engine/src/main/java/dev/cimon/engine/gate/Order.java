package dev.cimon.engine.gate;

import dev.cimon.engine.deployment.Commit;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.Success;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.workflow.Environment;
import java.util.Comparator;
import java.util.Optional;

/** The revision has succeeded where the workflow wants it to go first. */
final class Order {

    private Order() {}

    static Ruling examine(Facts facts) {
        Deployment candidate = facts.candidate();
        Optional<EnvironmentName> before =
                facts.workflow().environment(candidate.environment()).map(Environment::after);
        Commit commit = candidate.commit();
        if (before.isEmpty()) {
            return new Ruling.Pass("Nothing has to go elsewhere before it goes to " + candidate.environment() + ".");
        }
        if (commit == null) {
            return new Ruling.Wait("Whether it has succeeded on " + before.get() + " is asked once it is found.");
        }
        return facts.successes().contains(new Success(before.get(), commit.revision()))
                ? new Ruling.Pass(commit.revision().abbreviated() + " has succeeded on " + before.get() + ".")
                : missing(facts, commit, before.get());
    }

    private static Ruling missing(Facts facts, Commit commit, EnvironmentName before) {
        String sentence = commit.revision().abbreviated() + " has not succeeded on " + before + " yet";
        return onItsWay(facts, commit, before)
                .<Ruling>map(other -> new Ruling.Wait(sentence + ": #" + other.number() + " takes it there."))
                .orElseGet(() -> new Ruling.Refuse(sentence + ". Deploy it there first: " + facts.slash() + " deploy "
                        + commit.ref() + " to " + before));
    }

    private static Optional<Deployment> onItsWay(Facts facts, Commit commit, EnvironmentName before) {
        return facts.known().stream()
                .filter(other -> other.environment().equals(before) && !other.over())
                .filter(other ->
                        other.commit() != null && other.commit().revision().equals(commit.revision()))
                .min(Comparator.comparingLong(Deployment::number));
    }
}

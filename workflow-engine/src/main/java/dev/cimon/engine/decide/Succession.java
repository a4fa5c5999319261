package dev.cimon.engine.decide;

import dev.cimon.engine.deployment.Deployment;
import dev.cimon.events.deployment.Trigger;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which deployment takes the place of which: the newer one of the same source, unless a person asked for it. */
final class Succession {

    private Succession() {}

    /** The one that has overtaken this one on its way here, if one has. */
    static Optional<Deployment> newerThan(Turn turn, Deployment deployment) {
        return Stream.concat(turn.deployments(), turn.situation().recent().stream())
                .filter(other -> happenedLater(other, deployment))
                .filter(other -> sameSourceAndPlace(other, deployment))
                .max(Comparator.comparingLong(Deployment::number));
    }

    static List<Deployment> olderThan(Turn turn, Deployment newer) {
        return newer.trigger().byHand()
                ? List.of()
                : turn.deployments()
                        .filter(other -> other.number() < newer.number() && sameSourceAndPlace(other, newer))
                        .toList();
    }

    /** GitHub numbers Deployments in the order they were created, and says when the rest happened. */
    private static boolean happenedLater(Deployment one, Deployment other) {
        if (one.adopted() != null && other.adopted() != null) {
            return one.adopted() > other.adopted();
        }
        Instant before = other.trigger().at();
        Instant at = one.trigger().at();
        return !other.trigger().byHand() && before != null && at != null && at.isAfter(before);
    }

    /** Of several branches that deploy to one environment none takes the place of another. */
    private static boolean sameSourceAndPlace(Deployment one, Deployment other) {
        Trigger.Kind kind = one.trigger().kind();
        return one.environment().equals(other.environment())
                && kind == other.trigger().kind()
                && (kind == Trigger.Kind.TAG
                        || kind == Trigger.Kind.PULL_REQUEST
                        || one.askedRef().equals(other.askedRef()));
    }
}

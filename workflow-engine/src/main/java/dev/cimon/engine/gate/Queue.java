package dev.cimon.engine.gate;

import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState.Inactive;
import dev.cimon.engine.deployment.DeploymentState.Running;
import dev.cimon.engine.deployment.DeploymentState.Succeeded;
import dev.cimon.engine.deployment.DeploymentState.Waiting;
import dev.cimon.events.deployment.GateFinding;
import dev.cimon.events.reference.EnvironmentName;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What waits for one environment, in the order in which it was asked for.
 *
 * @param known deployments to it: those on their way, and some that have come to their end
 */
public record Queue(List<Deployment> known) {

    public Queue {
        known = List.copyOf(known);
    }

    public static Queue of(EnvironmentName environment, Stream<Deployment> deployments) {
        return new Queue(deployments
                .filter(deployment -> deployment.environment().equals(environment))
                .distinct()
                .toList());
    }

    public List<Deployment> waiting() {
        return known.stream()
                .filter(deployment -> deployment.state() instanceof Waiting)
                .sorted(Comparator.comparingLong(Deployment::number))
                .toList();
    }

    /** Those that wait for nothing but their turn. */
    private Stream<Deployment> inTurn() {
        return waiting().stream().filter(Queue::waitsForItsTurn);
    }

    /** The one that is deployed when what is being deployed has come to its end. */
    public Optional<Deployment> next() {
        return inTurn().findFirst();
    }

    /** When it is likely to start, from what the others took; empty for what waits for more than its turn. */
    public Optional<Instant> start(Deployment candidate, Instant now) {
        if (inTurn().noneMatch(candidate::equals)) {
            return Optional.empty();
        }
        long ahead = inTurn().takeWhile(other -> !other.equals(candidate)).count();
        return usual().flatMap(usual -> activeSince(now).map(since -> {
            Instant end = since.plus(usual);
            return (end.isBefore(now) ? now : end).plus(usual.multipliedBy(ahead));
        }));
    }

    private Optional<Instant> activeSince(Instant now) {
        return known.stream()
                .filter(Deployment::active)
                .map(active -> active.state() instanceof Running running ? running.startedAt() : now)
                .findFirst();
    }

    /** The time in the middle, so that one that hung does not count. */
    private Optional<Duration> usual() {
        List<Duration> times = known.stream().flatMap(Queue::time).sorted().toList();
        return times.isEmpty() ? Optional.empty() : Optional.of(times.get(times.size() / 2));
    }

    private static Stream<Duration> time(Deployment deployment) {
        if (deployment.state() instanceof Succeeded current) {
            return Stream.of(Duration.between(current.startedAt(), current.endedAt()));
        }
        return deployment.state() instanceof Inactive before
                ? Stream.of(Duration.between(before.startedAt(), before.succeededAt()))
                : Stream.empty();
    }

    private static boolean waitsForItsTurn(Deployment deployment) {
        return deployment.state() instanceof Waiting waiting
                && waiting.findings().stream()
                        .filter(finding -> finding.verdict() == GateFinding.Verdict.WAIT)
                        .allMatch(finding -> finding.gate().equals(Gate.CONCURRENCY.word()));
    }
}

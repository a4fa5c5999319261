package dev.cimon.engine.deployment;

import dev.cimon.engine.deployment.DeploymentState.Cancelled;
import dev.cimon.engine.deployment.DeploymentState.Failed;
import dev.cimon.engine.deployment.DeploymentState.Inactive;
import dev.cimon.engine.deployment.DeploymentState.Succeeded;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What has changed one environment.
 *
 * @param deployments to it: the last ones, and the last ones that worked; in any order
 */
public record History(List<Deployment> deployments) {

    public static final History NONE = new History(List.of());

    private static final Comparator<Deployment> BY_TIME =
            Comparator.comparing(deployment -> changedAt(deployment).orElse(Instant.MIN));

    public History {
        deployments = List.copyOf(deployments);
    }

    /** What has changed the environment last, whether it worked or not. */
    public Optional<Deployment> latest() {
        return deployments.stream()
                .filter(deployment -> changedAt(deployment).isPresent())
                .max(BY_TIME);
    }

    /**
     * What worked there before {@link #latest}, with another revision. A rollback counts as what it brought back, so that
     * a second one goes further back instead of forward again; one that failed is tried again.
     */
    public Optional<Deployment> lastGood() {
        return latest().flatMap(latest -> {
            Long restores = latest.trigger().restores();
            if (restores == null) {
                return lastGood(latest, good -> BY_TIME.compare(good, latest) < 0);
            }
            return worked(latest)
                    ? lastGood(latest, good -> good.number() < restores)
                    : worked().filter(good -> good.number() == restores).findFirst();
        });
    }

    /** What ran there at that time. */
    public Optional<Deployment> inPlaceAt(Instant time) {
        return worked().filter(deployment -> changedAt(deployment)
                        .filter(from -> !from.isAfter(time))
                        .isPresent())
                .max(BY_TIME)
                .filter(deployment ->
                        !(deployment.state() instanceof Inactive before) || time.isBefore(before.endedAt()));
    }

    private Optional<Deployment> lastGood(Deployment latest, Predicate<Deployment> before) {
        return worked().filter(good -> !good.requireCommit()
                        .revision()
                        .equals(latest.requireCommit().revision()))
                .filter(before)
                .max(BY_TIME);
    }

    private Stream<Deployment> worked() {
        return deployments.stream().filter(History::worked);
    }

    private static boolean worked(Deployment deployment) {
        return deployment.state() instanceof Succeeded || deployment.state() instanceof Inactive;
    }

    /** What failed before it had a pipeline has changed nothing. */
    private static Optional<Instant> changedAt(Deployment deployment) {
        return switch (deployment.state()) {
            case Succeeded succeeded -> Optional.of(succeeded.endedAt());
            case Inactive inactive -> Optional.of(inactive.succeededAt());
            case Failed failed when failed.pipeline() != null -> Optional.of(failed.endedAt());
            case Cancelled cancelled when cancelled.pipeline() != null -> Optional.of(cancelled.endedAt());
            case Failed failed -> Optional.empty();
            case Cancelled cancelled -> Optional.empty();
            case DeploymentState.Pending pending -> Optional.empty();
            case DeploymentState.Active active -> Optional.empty();
            case DeploymentState.Superseded superseded -> Optional.empty();
            case DeploymentState.Refused refused -> Optional.empty();
        };
    }
}

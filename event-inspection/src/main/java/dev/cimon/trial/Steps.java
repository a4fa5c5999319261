package dev.cimon.trial;

import dev.cimon.engine.decide.EffectResult.PipelineStatus;
import dev.cimon.engine.deployment.Step;
import dev.cimon.events.deployment.DeploymentApproved;
import dev.cimon.events.deployment.DeploymentCancelled;
import dev.cimon.events.deployment.DeploymentCleared;
import dev.cimon.events.deployment.DeploymentEvent;
import dev.cimon.events.deployment.DeploymentFailed;
import dev.cimon.events.deployment.DeploymentHeld;
import dev.cimon.events.deployment.DeploymentRequested;
import dev.cimon.events.deployment.DeploymentStarted;
import dev.cimon.events.deployment.DeploymentSucceeded;
import dev.cimon.events.deployment.DeploymentSuperseded;
import dev.cimon.events.deployment.GateFinding;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What was decided about one deployment, in order: as it is recorded, or as it would have been. */
record Steps(List<Step> all) {

    static final Steps NONE = new Steps(List.of());

    Steps {
        all = List.copyOf(all);
    }

    Steps and(Step next) {
        List<Step> more = new ArrayList<>(all);
        more.add(next);
        return new Steps(more);
    }

    /** Who asked for what. */
    Optional<DeploymentRequested> request() {
        return events(DeploymentRequested.class).findFirst();
    }

    Optional<Instant> requestedAt() {
        return timeOf(DeploymentRequested.class);
    }

    boolean requestedIn(Instant from, Instant to) {
        return requestedAt().filter(at -> !at.isBefore(from) && !at.isAfter(to)).isPresent();
    }

    Fate fate() {
        Course course = new Course();
        all.forEach(course::take);
        return course.fate();
    }

    /** The commit, as soon as any of them tells. */
    Optional<Revision> revision() {
        Stream<Revision> asked = request().map(DeploymentRequested::revision).stream();
        Stream<Revision> approved = events(DeploymentApproved.class).map(DeploymentApproved::revision);
        Stream<Revision> cleared = events(DeploymentCleared.class).map(DeploymentCleared::revision);
        return Stream.of(asked, approved, cleared).flatMap(found -> found).findFirst();
    }

    boolean failed() {
        return timeOf(DeploymentFailed.class).isPresent();
    }

    boolean approved() {
        return timeOf(DeploymentApproved.class).isPresent();
    }

    /** By gates, to the end or until somebody insisted: by this one. */
    boolean keptBack(DeploymentId forced) {
        Fate.End end = fate().end();
        return end == Fate.End.REFUSED
                || end == Fate.End.HELD
                || events(DeploymentSuperseded.class)
                        .anyMatch(superseded -> superseded.by().equals(forced));
    }

    /** How long it took from the last word of the gates until its pipeline ran. */
    Duration untilStart() {
        return timeOf(DeploymentCleared.class)
                .flatMap(cleared -> started().map(started -> Duration.between(cleared, started)))
                .filter(Duration::isPositive)
                .orElse(Duration.ZERO);
    }

    /**
     * How a pipeline came to its end.
     *
     * @param after its start
     */
    record End(PipelineStatus status, Duration after) {}

    Optional<Instant> started() {
        return timeOf(DeploymentStarted.class);
    }

    /** Empty for what never ran, and for what still runs. */
    Optional<End> end() {
        return started()
                .flatMap(started -> ended(DeploymentSucceeded.class, PipelineStatus.SUCCEEDED, started)
                        .or(() -> ended(DeploymentFailed.class, PipelineStatus.FAILED, started))
                        .or(() -> ended(DeploymentCancelled.class, PipelineStatus.CANCELLED, started)));
    }

    /** What the gates said when they held it last. */
    List<GateFinding> lastFindings() {
        return events(DeploymentHeld.class)
                .reduce((_, later) -> later)
                .map(DeploymentHeld::findings)
                .orElse(List.of());
    }

    private Optional<End> ended(Class<? extends DeploymentEvent> by, PipelineStatus status, Instant started) {
        return timeOf(by).map(time -> new End(status, Duration.between(started, time)));
    }

    private Optional<Instant> timeOf(Class<? extends DeploymentEvent> kind) {
        return all.stream()
                .filter(step -> kind.isInstance(step.event()))
                .map(Step::at)
                .findFirst();
    }

    private <E extends DeploymentEvent> Stream<E> events(Class<E> kind) {
        return all.stream().map(Step::event).filter(kind::isInstance).map(kind::cast);
    }
}

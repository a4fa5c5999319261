package dev.cimon.trial;

import dev.cimon.engine.decide.EffectResult.PipelineStatus;
import dev.cimon.engine.deployment.Success;
import dev.cimon.events.deployment.DeploymentApproved;
import dev.cimon.events.deployment.DeploymentCancelRequested;
import dev.cimon.events.deployment.DeploymentCancelled;
import dev.cimon.events.deployment.DeploymentCleared;
import dev.cimon.events.deployment.DeploymentDeactivated;
import dev.cimon.events.deployment.DeploymentEvent;
import dev.cimon.events.deployment.DeploymentFailed;
import dev.cimon.events.deployment.DeploymentHealed;
import dev.cimon.events.deployment.DeploymentHeld;
import dev.cimon.events.deployment.DeploymentRef;
import dev.cimon.events.deployment.DeploymentRefused;
import dev.cimon.events.deployment.DeploymentRegistered;
import dev.cimon.events.deployment.DeploymentRejected;
import dev.cimon.events.deployment.DeploymentRequested;
import dev.cimon.events.deployment.DeploymentStarted;
import dev.cimon.events.deployment.DeploymentSucceeded;
import dev.cimon.events.deployment.DeploymentSuperseded;
import dev.cimon.events.deployment.GateFinding;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.Revision;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was decided about one deployment, as far as a trial needs it: as it is recorded, or as it would have been. */
final class Steps {

    private final Course course = new Course();
    private @Nullable DeploymentRequested request;
    private @Nullable Instant requested;
    private @Nullable Revision revision;
    private @Nullable Instant cleared;
    private @Nullable Instant started;
    private @Nullable Ended ended;
    private @Nullable DeploymentId newer;
    private boolean approved;

    private record Ended(PipelineStatus status, Instant at) {}

    /** In order. */
    void take(DeploymentEvent event, Instant at) {
        course.take(event, at);
        switch (event) {
            case DeploymentRequested asked -> {
                request = request == null ? asked : request;
                requested = requested == null ? at : requested;
                learn(asked.revision());
            }
            case DeploymentApproved agreed -> {
                approved = true;
                learn(agreed.revision());
            }
            case DeploymentCleared passed -> {
                cleared = cleared == null ? at : cleared;
                learn(passed.revision());
            }
            case DeploymentStarted _ -> started = started == null ? at : started;
            case DeploymentSucceeded _ -> end(PipelineStatus.SUCCEEDED, at);
            case DeploymentFailed _ -> end(PipelineStatus.FAILED, at);
            case DeploymentCancelled _ -> end(PipelineStatus.CANCELLED, at);
            case DeploymentSuperseded superseded -> newer = superseded.by();
            case DeploymentHeld _,
                    DeploymentRefused _,
                    DeploymentRejected _,
                    DeploymentRegistered _,
                    DeploymentCancelRequested _,
                    DeploymentDeactivated _,
                    DeploymentHealed _ -> {}
        }
    }

    private void learn(@Nullable Revision found) {
        revision = revision == null ? found : revision;
    }

    private void end(PipelineStatus status, Instant at) {
        ended = ended == null ? new Ended(status, at) : ended;
    }

    /** Who asked for what. */
    Optional<DeploymentRequested> request() {
        return Optional.ofNullable(request);
    }

    Optional<Instant> requestedAt() {
        return Optional.ofNullable(requested);
    }

    boolean requestedIn(Instant from, Instant to) {
        return requested != null && !requested.isBefore(from) && !requested.isAfter(to);
    }

    /** The commit, as soon as any of them tells. */
    Optional<Revision> revision() {
        return Optional.ofNullable(revision);
    }

    Fate fate() {
        return course.fate();
    }

    /** What the gates said that held it last. */
    List<GateFinding> lastFindings() {
        return course.lastFindings();
    }

    boolean over() {
        return ended != null || course.over();
    }

    boolean failed() {
        return ended != null && ended.status() == PipelineStatus.FAILED;
    }

    boolean approved() {
        return approved;
    }

    /** In the same environment. */
    boolean isEarlierThan(DeploymentRef other) {
        return request != null
                && request.deployment().number() < other.number()
                && request.deployment().environment().equals(other.environment());
    }

    /** By gates, to the end or until somebody insisted: by this one. */
    boolean keptBack(DeploymentId forced) {
        Fate.End end = fate().end();
        return end == Fate.End.REFUSED || end == Fate.End.HELD || forced.equals(newer);
    }

    /** How long it took from the last word of the gates until its pipeline ran. */
    Duration untilStart() {
        return cleared == null || started == null || !started.isAfter(cleared)
                ? Duration.ZERO
                : Duration.between(cleared, started);
    }

    boolean ran() {
        return started != null;
    }

    /**
     * How a pipeline came to its end.
     *
     * @param after its start
     */
    record End(PipelineStatus status, Duration after) {}

    /** Empty for what never ran, and for what still runs. */
    Optional<End> end() {
        return ended == null || started == null
                ? Optional.empty()
                : Optional.of(new End(ended.status(), Duration.between(started, ended.at())));
    }

    /** Something worked. */
    record Succeeded(Success what, Instant at) {}

    Optional<Succeeded> success() {
        return request == null || revision == null || ended == null || ended.status() != PipelineStatus.SUCCEEDED
                ? Optional.empty()
                : Optional.of(new Succeeded(new Success(request.deployment().environment(), revision), ended.at()));
    }
}

package dev.cimon.trial;

import dev.cimon.engine.deployment.Success;
import dev.cimon.events.Event;
import dev.cimon.events.EventEnvelope;
import dev.cimon.events.deployment.DecisionEvent;
import dev.cimon.events.deployment.DeploymentApproved;
import dev.cimon.events.deployment.DeploymentCancelRequested;
import dev.cimon.events.deployment.DeploymentEvent;
import dev.cimon.events.deployment.DeploymentRejected;
import dev.cimon.events.deployment.DeploymentRequested;
import dev.cimon.events.deployment.PersonLinked;
import dev.cimon.events.deployment.ProjectSetUp;
import dev.cimon.events.deployment.Trigger;
import dev.cimon.events.github.CheckReported;
import dev.cimon.events.github.GitHubDeploymentCreated;
import dev.cimon.events.github.PullRequestChanged;
import dev.cimon.events.github.PushReceived;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.Revision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What trials need of what was decided about one repository, and of what happened to it on GitHub. */
public final class Recording {

    private final RepositoryName repository;
    private final Instant since;
    private final List<EventEnvelope<Event>> people;
    private final List<EventEnvelope<Event>> decided = new ArrayList<>();
    private final List<EventEnvelope<Event>> happened = new ArrayList<>();
    private final Set<String> deliveries = new HashSet<>();
    private final Map<DeploymentId, Steps> deployments = new LinkedHashMap<>();
    private final Map<EnvironmentName, DeploymentId> lastOver = new HashMap<>();
    private final Set<Success> successes = new HashSet<>();
    private final Pushes pushes = new Pushes();
    private final Reports reports = new Reports();
    private @Nullable Set<Revision> commits;
    private @Nullable Instant beginning;

    /** @param people who said which logins are theirs, whatever the repository */
    Recording(RepositoryName repository, Instant since, List<EventEnvelope<Event>> people) {
        this.repository = repository;
        this.since = since;
        this.people = Collections.unmodifiableList(people);
    }

    void takeDecision(EventEnvelope<Event> event, DecisionEvent decision) {
        if (!(decision instanceof DeploymentEvent step)) {
            decided.add(event);
            return;
        }
        takeStep(step, event.time());
        if (byHand(step) && !event.time().isBefore(since)) {
            decided.add(event);
        }
    }

    private static boolean byHand(DeploymentEvent step) {
        return step instanceof DeploymentRequested requested
                ? requested.trigger().byHand()
                : step instanceof DeploymentApproved
                        || step instanceof DeploymentRejected
                        || step instanceof DeploymentCancelRequested;
    }

    /** Of what is older than any trial it matters what has succeeded where, and what can still be repeated. */
    private void takeStep(DeploymentEvent step, Instant at) {
        DeploymentId id = step.deployment().id();
        if (step instanceof DeploymentRequested) {
            deployments.computeIfAbsent(id, _ -> new Steps());
        }
        Steps steps = deployments.get(id);
        if (steps == null) {
            return;
        }
        steps.take(step, at);
        if (steps.over() && at.isBefore(since)) {
            steps.success().ifPresent(success -> successes.add(success.what()));
            DeploymentId before = lastOver.put(step.deployment().environment(), id);
            if (before != null && !before.equals(id)) {
                deployments.remove(before);
            }
        }
    }

    void takeHappening(EventEnvelope<Event> event) {
        if (event.data() instanceof PushReceived push) {
            pushes.take(push, event.time(), since);
        }
        take(event);
    }

    /** Only what is said of the commits of which what was taken down before tells. */
    void takeReport(EventEnvelope<Event> event, CheckReported report) {
        CheckReported kept = new CheckReported(
                repository, null, report.revision(), report.name(), report.result(), null, report.at());
        if (reports.take(kept, event.time(), commits())) {
            take(EventEnvelope.received(event.id(), event.source(), event.time(), kept));
        }
    }

    private void take(EventEnvelope<Event> event) {
        if (beginning == null || event.time().isBefore(beginning)) {
            beginning = event.time();
        }
        if (!event.time().isBefore(since) && deliveries.add(event.id())) {
            happened.add(event);
        }
    }

    private Set<Revision> commits() {
        if (commits == null) {
            commits = Stream.of(
                            deployments.values().stream().flatMap(steps -> steps.revision().stream()),
                            pushes.revisions(),
                            happened.stream().flatMap(event -> head(event.data()).stream()))
                    .flatMap(revisions -> revisions)
                    .collect(Collectors.toSet());
        }
        return commits;
    }

    private static Optional<Revision> head(Event event) {
        return switch (event) {
            case PullRequestChanged change -> Optional.of(change.headRevision());
            case GitHubDeploymentCreated created -> Optional.of(created.revision());
            default -> Optional.empty(); // pushes are known
        };
    }

    public RepositoryName repository() {
        return repository;
    }

    /** What happens once more, in order of time; what has happened on GitHub before what was decided at the same time. */
    List<EventEnvelope<Event>> events() {
        return Stream.of(happened, people, decided)
                .flatMap(List::stream)
                .sorted(Comparator.comparing(EventEnvelope::time))
                .toList();
    }

    /** Those that a trial may be about, each with everything that was decided about it. */
    Map<DeploymentId, Steps> deployments() {
        return Collections.unmodifiableMap(deployments);
    }

    Steps stepsOf(DeploymentId deployment) {
        return Optional.ofNullable(deployments.get(deployment)).orElseGet(Steps::new);
    }

    /** Where deployments have succeeded of which nothing else is known any more, and perhaps others. */
    Set<Success> successes() {
        return Collections.unmodifiableSet(successes);
    }

    /**
     * The one of which this is the same commit once more: by a retry, or by somebody who insisted on what a gate held or had
     * refused.
     */
    Optional<Steps> repeatedBy(DeploymentRequested again) {
        boolean retry = again.trigger().kind() == Trigger.Kind.RETRY;
        if (again.revision() == null || !(retry || again.trigger().forced() != null)) {
            return Optional.empty();
        }
        return deployments.values().stream()
                .filter(steps -> steps.isEarlierThan(again.deployment()))
                .filter(steps -> steps.revision().equals(Optional.of(again.revision())))
                .filter(steps -> retry
                        ? steps.failed()
                        : steps.keptBack(again.deployment().id()))
                .reduce((_, later) -> later);
    }

    boolean tellsOfSetUp() {
        return decided.stream().anyMatch(event -> event.data() instanceof ProjectSetUp);
    }

    /** Whether anybody ever proved their login. */
    boolean tellsOfProofs() {
        return people.stream()
                .anyMatch(event -> event.data() instanceof PersonLinked linked && linked.account() != null);
    }

    /** From when on it is known what happened on GitHub. */
    public Optional<Instant> beginning() {
        return Optional.ofNullable(beginning);
    }

    Pushes pushes() {
        return pushes;
    }

    Reports reports() {
        return reports;
    }
}

package dev.cimon.trial;

import dev.cimon.engine.deployment.Step;
import dev.cimon.events.Event;
import dev.cimon.events.EventEnvelope;
import dev.cimon.events.deployment.DecisionEvent;
import dev.cimon.events.deployment.DeploymentEvent;
import dev.cimon.events.deployment.DeploymentRequested;
import dev.cimon.events.deployment.PersonLinked;
import dev.cimon.events.deployment.PersonUnlinked;
import dev.cimon.events.deployment.ProjectSetUp;
import dev.cimon.events.deployment.Trigger;
import dev.cimon.events.github.CheckReported;
import dev.cimon.events.github.GitHubDeploymentCreated;
import dev.cimon.events.github.GitHubEvent;
import dev.cimon.events.github.HeadCommit;
import dev.cimon.events.github.PullRequestChanged;
import dev.cimon.events.github.PushReceived;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.Revision;
import dev.cimon.workflow.WorkflowFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What the topics hold of one repository: what happened on GitHub, and what was decided. Each event once, in order of
 * time.
 */
public final class Recording {

    private final RepositoryName repository;
    private final List<EventEnvelope<Event>> events;
    private final Map<DeploymentId, Steps> deployments;

    private Recording(
            RepositoryName repository, List<EventEnvelope<Event>> events, Map<DeploymentId, Steps> deployments) {
        this.repository = repository;
        this.events = List.copyOf(events);
        this.deployments = Collections.unmodifiableMap(deployments);
    }

    /** @param events of any repositories; those of one repository in the order in which they stand on their topic */
    public static Recording of(RepositoryName repository, Collection<EventEnvelope<Event>> events) {
        Map<String, EventEnvelope<Event>> once = new LinkedHashMap<>();
        events.stream()
                .filter(event -> concerns(repository, event.data()))
                .forEach(event -> once.putIfAbsent(event.source() + "\n" + event.id(), event));
        List<EventEnvelope<Event>> inOrder = once.values().stream()
                .sorted(Comparator.comparing(EventEnvelope::time))
                .toList();
        Map<DeploymentId, Steps> deployments = new LinkedHashMap<>();
        for (EventEnvelope<Event> event : inOrder) {
            if (event.data() instanceof DeploymentEvent decided) {
                deployments.merge(
                        decided.deployment().id(),
                        Steps.NONE.and(new Step(decided, 0, event.time())),
                        (before, next) -> before.and(next.all().getFirst()));
            }
        }
        return new Recording(repository, inOrder, deployments);
    }

    /** The repositories that were ever bound to a channel. */
    public static SortedSet<RepositoryName> projectsIn(Collection<EventEnvelope<Event>> events) {
        SortedSet<RepositoryName> all = new TreeSet<>(Comparator.comparing(RepositoryName::toString));
        for (EventEnvelope<Event> event : events) {
            if (event.data() instanceof ProjectSetUp setUp) {
                all.add(setUp.repository());
            } else if (event.data() instanceof DeploymentEvent decided) {
                all.add(decided.deployment().repository());
            }
        }
        return all;
    }

    /** Whether it tells anything about what is deployed. */
    public static boolean matters(Event event) {
        return switch (event) {
            case DecisionEvent _, PushReceived _, PullRequestChanged _, GitHubDeploymentCreated _, CheckReported _ ->
                true;
            default -> false; // of no consequence to any deployment
        };
    }

    /** People count for every repository. */
    private static boolean concerns(RepositoryName repository, Event event) {
        return matters(event)
                && (event instanceof PersonLinked
                        || event instanceof PersonUnlinked
                        || event.partitionKey().equals(repository.toString()));
    }

    RepositoryName repository() {
        return repository;
    }

    List<EventEnvelope<Event>> events() {
        return events;
    }

    /** Those that were asked for, each with everything that was decided about it. */
    Map<DeploymentId, Steps> deployments() {
        return deployments;
    }

    Steps stepsOf(DeploymentId deployment) {
        return deployments.getOrDefault(deployment, Steps.NONE);
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
                .filter(steps -> retry
                        ? steps.failed()
                        : steps.keptBack(again.deployment().id()))
                .filter(steps -> steps.request()
                        .map(DeploymentRequested::deployment)
                        .filter(earlier -> earlier.number() < again.deployment().number())
                        .filter(earlier ->
                                earlier.environment().equals(again.deployment().environment()))
                        .isPresent())
                .filter(steps -> steps.revision().equals(Optional.of(again.revision())))
                .reduce((_, later) -> later);
    }

    /** Whether any channel ever followed the repository. */
    public boolean followed() {
        return !deployments.isEmpty() || tellsOfSetUp();
    }

    boolean tellsOfSetUp() {
        return events.stream().anyMatch(event -> event.data() instanceof ProjectSetUp);
    }

    /** Whether anybody ever proved their login. */
    boolean tellsOfProofs() {
        return events.stream()
                .anyMatch(event -> event.data() instanceof PersonLinked linked && linked.account() != null);
    }

    /** From when on it is known what happened on GitHub. */
    public Optional<Instant> beginning() {
        return events.stream()
                .filter(event -> event.data() instanceof GitHubEvent)
                .map(EventEnvelope::time)
                .findFirst();
    }

    /** What checks had said about a commit until then. */
    List<CheckReported> checksOf(Revision revision, Instant until) {
        return events.stream()
                .takeWhile(event -> !event.time().isAfter(until))
                .flatMap(event -> event.data() instanceof CheckReported report ? Stream.of(report) : Stream.empty())
                .filter(report -> report.revision().equals(revision))
                .toList();
    }

    /** The checks that have ever reported on any commit, but for our own. */
    List<String> checkNames() {
        return events.stream()
                .flatMap(event -> event.data() instanceof CheckReported report ? Stream.of(report) : Stream.empty())
                .map(CheckReported::name)
                .filter(name -> !name.equals(WorkflowFile.CHECK))
                .distinct()
                .toList();
    }

    /** The branch that was the default one last; GitHub's own default where none is told. */
    String defaultBranch() {
        return pushes().reduce((_, later) -> later)
                .map(push -> push.data().defaultBranch())
                .orElse("main");
    }

    /** Whether this ref, by its full name, was ever pushed. */
    boolean knows(String fullName) {
        return pushes().anyMatch(push -> push.data().ref().equals(fullName));
    }

    /** What this ref, by its full name, was at that time. */
    Optional<Revision> revisionOf(String fullName, Instant time) {
        return pushes().filter(push -> !push.time().isAfter(time))
                .map(Push::data)
                .filter(push -> push.ref().equals(fullName))
                .reduce((_, later) -> later)
                .map(PushReceived::headCommit)
                .map(HeadCommit::revision);
    }

    private record Push(Instant time, PushReceived data) {}

    private Stream<Push> pushes() {
        List<Push> all = new ArrayList<>();
        for (EventEnvelope<Event> event : events) {
            if (event.data() instanceof PushReceived push) {
                all.add(new Push(event.time(), push));
            }
        }
        return all.stream();
    }
}

package dev.cimon.trial;

import dev.cimon.engine.decide.Decide;
import dev.cimon.engine.decide.Decision;
import dev.cimon.engine.decide.EffectResult;
import dev.cimon.engine.decide.Happening;
import dev.cimon.engine.decide.Situation;
import dev.cimon.engine.deployment.Commit;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.History;
import dev.cimon.engine.deployment.Step;
import dev.cimon.engine.deployment.Success;
import dev.cimon.engine.project.People;
import dev.cimon.engine.project.Project;
import dev.cimon.engine.project.WorkflowSource;
import dev.cimon.engine.pullrequest.PullRequest;
import dev.cimon.engine.workflow.Workflow;
import dev.cimon.events.deployment.DecisionEvent;
import dev.cimon.events.deployment.PersonLinked;
import dev.cimon.events.deployment.PersonUnlinked;
import dev.cimon.events.github.HeadCommit;
import dev.cimon.events.github.PullRequestChanged;
import dev.cimon.events.github.PushReceived;
import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.Revision;
import dev.cimon.events.reference.SlackUser;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One repository as it would be with the proposed file: what the engine keeps in its tables, decided by the engine's core. */
final class World {

    /** For a project of which it is not recorded where it was set up. */
    static final ChannelRef NOWHERE = new ChannelRef("-", "-");

    private static final Revision PROPOSED = new Revision("0".repeat(40));

    private static final int RECENT = 10;

    private final Map<DeploymentId, Deployment> deployments = new LinkedHashMap<>();
    private final Map<DeploymentId, Deployment> alive = new LinkedHashMap<>();
    private final Map<DeploymentId, Steps> steps = new LinkedHashMap<>();
    private final Map<Integer, PullRequest> pullRequests = new LinkedHashMap<>();
    private final Map<Revision, Set<Success>> successes = new HashMap<>();
    private final Deque<DeploymentId> recent = new ArrayDeque<>();
    private final List<People.Link> links = new ArrayList<>();
    private final String slash;
    private boolean proofRequired;
    private Project project;

    World(Recording recording, Proposal proposal) {
        slash = proposal.slash();
        proofRequired = proposal.proofRequired() && !recording.tellsOfProofs();
        project = new Project(
                recording.repository(),
                recording.tellsOfSetUp() ? List.of() : List.of(NOWHERE),
                recording.pushes().defaultBranch(),
                null,
                URI.create("https://github.com/" + recording.repository()),
                0,
                null,
                null,
                new WorkflowSource(new WorkflowSource.Good(PROPOSED, "proposed", proposal.file()), null, null));
    }

    /** What is ordered by what the engine decides; all the rest of the decision counts from now on. */
    List<Decision.Order> take(Happening happening, @Nullable DeploymentId asked, Instant now) {
        Decision decision = Decide.decide(situation(happening, asked), happening, now);
        if (decision.project() != null) {
            project = decision.project();
        }
        decision.deployments().forEach(this::keep);
        decision.pullRequests().forEach(next -> pullRequests.put(next.number(), next));
        for (Step step : decision.steps()) {
            DeploymentId about = step.event().deployment().id();
            steps.computeIfAbsent(about, _ -> new Steps()).take(step.event(), step.at());
        }
        return decision.orders();
    }

    private void keep(Deployment deployment) {
        if (deployments.put(deployment.id(), deployment) == null) {
            recent.addFirst(deployment.id());
        }
        if (recent.size() > RECENT) {
            recent.removeLast();
        }
        if (deployment.over() && !deployment.current()) {
            alive.remove(deployment.id());
        } else {
            alive.put(deployment.id(), deployment);
        }
        if (deployment.current()) {
            keep(new Success(
                    deployment.environment(), deployment.requireCommit().revision()));
        }
    }

    void keep(Success success) {
        successes
                .computeIfAbsent(success.revision(), _ -> new LinkedHashSet<>())
                .add(success);
    }

    /** What people did to the project, or said of themselves, whatever the workflow. */
    void learn(DecisionEvent event, Instant at) {
        project = ProjectAsRecorded.after(project, event, at);
        if (event instanceof PersonLinked linked) {
            unlink(linked.workspace(), linked.user());
            links.add(new People.Link(linked.workspace(), linked.user(), linked.login(), true, linked.account()));
            proofRequired |= linked.account() != null; // nobody is led to prove anything where it is not
        } else if (event instanceof PersonUnlinked unlinked) {
            unlink(unlinked.workspace(), unlinked.user());
        }
    }

    private void unlink(String workspace, SlackUser user) {
        links.removeIf(
                link -> link.workspace().equals(workspace) && link.user().id().equals(user.id()));
    }

    private Situation situation(Happening happening, @Nullable DeploymentId asked) {
        Deployment named = asked == null ? null : deployments.get(asked);
        return new Situation(
                project,
                List.of(project.repository()),
                alive.values().stream()
                        .sorted(Comparator.comparingLong(Deployment::number))
                        .toList(),
                successesThatMatter(happening, named),
                recent.stream().map(deployments::get).toList(),
                named,
                List.of(),
                History.NONE,
                pullRequestsThatMatter(happening, named),
                new People(links, proofRequired),
                false,
                slash,
                null);
    }

    /** Of the commits that wait or run somewhere, and of those the happening brings. */
    private Set<Success> successesThatMatter(Happening happening, @Nullable Deployment named) {
        return Stream.of(
                        alive.values().stream().flatMap(World::revision),
                        Stream.ofNullable(named).flatMap(World::revision),
                        broughtBy(happening).stream())
                .flatMap(revisions -> revisions)
                .distinct()
                .flatMap(revision -> successes.getOrDefault(revision, Set.of()).stream())
                .collect(Collectors.toSet());
    }

    private static Stream<Revision> revision(Deployment deployment) {
        return Stream.ofNullable(deployment.commit()).map(Commit::revision);
    }

    private static Optional<Revision> broughtBy(Happening happening) {
        if (happening instanceof Happening.Received received) {
            return switch (received.envelope().data()) {
                case PushReceived push -> Optional.ofNullable(push.headCommit()).map(HeadCommit::revision);
                case PullRequestChanged change -> Optional.of(change.headRevision());
                default -> Optional.empty(); // others bring none, or it is found first
            };
        }
        return happening instanceof Happening.Returned(String _, String _, EffectResult.RefResolved resolved)
                ? Optional.of(resolved.commit().revision())
                : Optional.empty();
    }

    /** The one it is about, and those of which something waits or runs. */
    private List<PullRequest> pullRequestsThatMatter(Happening happening, @Nullable Deployment named) {
        Stream<Integer> told = happening instanceof Happening.Received received
                        && received.envelope().data() instanceof PullRequestChanged change
                ? Stream.of(change.number())
                : Stream.empty();
        Stream<Integer> previewed = Stream.concat(alive.values().stream(), Stream.ofNullable(named))
                .flatMap(deployment -> PullRequest.numberOf(deployment.environment()).stream());
        return Stream.concat(told, previewed)
                .distinct()
                .flatMap(number -> Stream.ofNullable(pullRequests.get(number)))
                .toList();
    }

    ChannelRef channel() {
        return project.channels().stream().findFirst().orElse(NOWHERE);
    }

    Workflow workflow() {
        return Workflow.of(project);
    }

    Map<DeploymentId, Deployment> deployments() {
        return deployments;
    }

    Optional<Deployment> deployment(DeploymentId id) {
        return Optional.ofNullable(deployments.get(id));
    }

    Steps stepsOf(DeploymentId id) {
        return Optional.ofNullable(steps.get(id)).orElseGet(Steps::new);
    }
}

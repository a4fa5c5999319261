package dev.cimon.trial;

import dev.cimon.engine.decide.Decide;
import dev.cimon.engine.decide.Decision;
import dev.cimon.engine.decide.Happening;
import dev.cimon.engine.decide.Situation;
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
import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.Revision;
import dev.cimon.events.reference.SlackUser;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final Set<Success> successes = new LinkedHashSet<>();
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
                recording.defaultBranch(),
                null,
                URI.create("https://github.com/" + recording.repository()),
                0,
                null,
                null,
                new WorkflowSource(new WorkflowSource.Good(PROPOSED, "proposed", proposal.file()), null, null));
    }

    /** What is ordered by what the engine decides; all the rest of the decision counts from now on. */
    List<Decision.Order> take(Happening happening, @Nullable DeploymentId asked, Instant now) {
        Decision decision = Decide.decide(situation(asked), happening, now);
        if (decision.project() != null) {
            project = decision.project();
        }
        decision.deployments().forEach(this::keep);
        decision.pullRequests().forEach(next -> pullRequests.put(next.number(), next));
        for (Step step : decision.steps()) {
            DeploymentId about = step.event().deployment().id();
            steps.put(about, stepsOf(about).and(step));
        }
        return decision.orders();
    }

    private void keep(Deployment deployment) {
        deployments.put(deployment.id(), deployment);
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
        successes.add(success);
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

    private Situation situation(@Nullable DeploymentId asked) {
        List<Deployment> recent = deployments.values().stream()
                .skip(Math.max(0, deployments.size() - RECENT))
                .sorted(Comparator.comparingLong(Deployment::number).reversed())
                .toList();
        return new Situation(
                project,
                List.of(project.repository()),
                alive.values().stream()
                        .sorted(Comparator.comparingLong(Deployment::number))
                        .toList(),
                successes,
                recent,
                asked == null ? null : deployments.get(asked),
                List.of(),
                History.NONE,
                List.copyOf(pullRequests.values()),
                new People(links, proofRequired),
                false,
                slash,
                null);
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
        return steps.getOrDefault(id, Steps.NONE);
    }
}

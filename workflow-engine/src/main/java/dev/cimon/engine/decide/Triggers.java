package dev.cimon.engine.decide;

import dev.cimon.engine.deployment.Commit;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState.Pending;
import dev.cimon.engine.project.Project;
import dev.cimon.engine.project.Setting;
import dev.cimon.engine.pullrequest.PullRequest;
import dev.cimon.engine.workflow.Workflow;
import dev.cimon.events.deployment.Trigger;
import dev.cimon.events.github.GitHubDeploymentCreated;
import dev.cimon.events.github.HeadCommit;
import dev.cimon.events.github.PullRequestChanged;
import dev.cimon.events.github.PushReceived;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.Revision;
import dev.cimon.workflow.Parameters;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What happens on GitHub and deploys by itself. */
final class Triggers {

    private static final String SKIP = "[deploy skip]";

    /** Its jobs create a Deployment for every environment they name, and deploy themselves. */
    private static final String GITHUB_ACTIONS = "github-actions[bot]";

    /** For tools that create Deployments, which cannot give parameters. */
    private static final String BY_COMMAND = " Ask for this deployment in Slack, which can give it.";

    private Triggers() {}

    private static Optional<Project> followed(Turn turn) {
        return turn.project().filter(Project::bound);
    }

    static void decide(Turn turn, PushReceived push) {
        followed(turn).ifPresent(project -> decide(turn, project, push));
    }

    private static void decide(Turn turn, Project project, PushReceived push) {
        HeadCommit head = push.headCommit();
        if (!push.deleted() && push.ref().equals("refs/heads/" + push.defaultBranch())) {
            WorkflowChanges.look(
                    turn,
                    project.withDefaultBranch(push.defaultBranch()),
                    head == null ? null : head.revision(),
                    push.pushedAt());
        }
        if (push.deleted() || head == null) {
            return;
        }
        ApprovalRequests.refMoved(turn, push.ref(), head.revision());
        if (head.message().contains(SKIP)) {
            return;
        }
        if (!project.defaultBranch().equals(push.defaultBranch())) {
            turn.save(project.withDefaultBranch(push.defaultBranch()));
        }
        Workflow workflow = Workflow.of(project.withDefaultBranch(push.defaultBranch()));
        Trigger.Kind kind = push.ref().startsWith("refs/tags/") ? Trigger.Kind.TAG : Trigger.Kind.PUSH;
        String login = push.pusher() == null ? head.authorLogin() : push.pusher();
        Trigger trigger = new Trigger(kind, turn.cause(), null, login, null, push.pushedAt(), null);
        Commit commit = new Commit(
                head.revision(),
                push.ref().replaceFirst("^refs/(heads|tags)/", ""),
                push.ref(),
                head.title(),
                head.authorName(),
                head.authorLogin(),
                commitUrl(project, head.revision()));
        // all of them are there before the first is asked about: one may have to go before another
        List<Deployment> asked = workflow.environmentsFor(push.ref()).stream()
                .filter(environment -> !Automation.ignores(turn, environment, commit.ref(), head.revision()))
                .map(environment -> Lifecycle.request(turn, project, environment, trigger, commit.ref(), commit))
                .toList();
        asked.forEach(deployment -> Lifecycle.proceed(turn, deployment));
    }

    static void decide(Turn turn, PullRequestChanged change) {
        boolean closes = change.action() == PullRequestChanged.Action.CLOSED;
        turn.project().filter(project -> project.bound() || closes).ifPresent(project -> {
            if (!PullRequests.follow(turn, change)) {
                return;
            }
            switch (change.action()) {
                case OPENED, REOPENED, SYNCHRONIZE -> preview(turn, project, change);
                case CLOSED -> end(turn, change);
                case EDITED, REVIEW_REQUESTED, REVIEW_REQUEST_REMOVED, READY_FOR_REVIEW, CONVERTED_TO_DRAFT -> {}
            }
        });
    }

    /**
     * A fork's code would run with our secrets, so it is deployed only where the team has said so. CircleCI knows its head
     * as the branch {@code pull/<number>/head} (API v2, "Trigger a new pipeline").
     */
    private static void preview(Turn turn, Project project, PullRequestChanged change) {
        boolean allowed = Workflow.of(project).deploysPullRequestInto(change.baseRef())
                && (!change.fork() || project.settings().on(Setting.FORKS));
        if (!allowed
                || change.title().contains(SKIP)
                || Automation.ignores(turn, environmentOf(change), change.headRef(), change.headRevision())) {
            return;
        }
        Trigger trigger = new Trigger(
                Trigger.Kind.PULL_REQUEST,
                turn.cause(),
                null,
                change.author(),
                change.number(),
                change.updatedAt(),
                null);
        Commit commit = new Commit(
                change.headRevision(),
                change.headRef(),
                "refs/heads/" + (change.fork() ? "pull/" + change.number() + "/head" : change.headRef()),
                change.title(),
                change.author(),
                change.author(),
                commitUrl(project, change.headRevision()));
        Deployment asked = Lifecycle.request(turn, project, environmentOf(change), trigger, change.headRef(), commit);
        Lifecycle.proceed(turn, asked);
    }

    private static void end(Turn turn, PullRequestChanged change) {
        String reason = change.merged() ? "The pull request was merged." : "The pull request was closed.";
        List<DeploymentId> affected = turn.deployments()
                .filter(deployment -> deployment.environment().equals(environmentOf(change)))
                .map(Deployment::id)
                .toList();
        LockRequests.end(turn, environmentOf(change));
        Waking.once(
                turn,
                environmentOf(change),
                () -> affected.reversed()
                        .forEach(id ->
                                turn.deployment(id).ifPresent(deployment -> Ending.end(turn, deployment, reason))));
        if (affected.isEmpty() && !closedBefore(turn, change)) {
            turn.situation().recent().stream()
                    .filter(deployment -> deployment.environment().equals(environmentOf(change)))
                    .findFirst()
                    .ifPresent(deployment -> Ending.removeEnded(turn, deployment));
        }
    }

    private static boolean closedBefore(Turn turn, PullRequestChanged change) {
        return turn.situation().pullRequests().stream()
                .anyMatch(known -> known.number() == change.number() && known.status() != PullRequest.Status.OPEN);
    }

    /** Another tool asks for a deployment; our own come back like this as well. */
    static void decide(Turn turn, GitHubDeploymentCreated created) {
        boolean ours = created.deployment() != null || heldByUs(turn, created.gitHubDeployment());
        followed(turn)
                .filter(project -> !ours && project.settings().on(Setting.ADOPT))
                .filter(project -> !created.creator().equals(GITHUB_ACTIONS))
                .filter(project -> Workflow.of(project)
                        .names()
                        .contains(created.environment().name()))
                .ifPresent(project -> adopt(turn, project, created));
    }

    /** Should our payload have been lost on the way, its number tells all the same. */
    private static boolean heldByUs(Turn turn, long gitHubDeployment) {
        return Stream.concat(turn.deployments(), turn.situation().recent().stream())
                .filter(deployment -> deployment.adopted() == null)
                .anyMatch(deployment -> deployment.gitHubDeployment().equals(Optional.of(gitHubDeployment)));
    }

    private static void adopt(Turn turn, Project project, GitHubDeploymentCreated created) {
        if (turn.known(Lifecycle.adoptedId(created)).isPresent()) {
            return;
        }
        Trigger trigger = new Trigger(
                Trigger.Kind.GITHUB_DEPLOYMENT, turn.cause(), null, created.creator(), null, turn.now(), null);
        Deployment asked = Lifecycle.adopt(turn, project, created, trigger);
        Parameters declared = Workflow.of(project).parameters(created.environment());
        if (asked.state() instanceof Pending pending
                && declared.given(Map.of()) instanceof Parameters.Given.Refused(List<String> problems)) {
            Lifecycle.refuse(turn, asked, pending, String.join(" ", problems) + BY_COMMAND, List.of());
            return;
        }
        turn.order(new Effect.ResolveRef(
                asked.id(), project.repository(), created.ref(), project.defaultBranch(), null, created.revision()));
    }

    private static EnvironmentName environmentOf(PullRequestChanged change) {
        return PullRequest.environmentOf(change.number());
    }

    private static URI commitUrl(Project project, Revision revision) {
        return URI.create(project.url() + "/commit/" + revision);
    }
}

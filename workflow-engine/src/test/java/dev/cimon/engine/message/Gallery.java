package dev.cimon.engine.message;

import dev.cimon.engine.decide.PullRequestEvents;
import dev.cimon.engine.decide.Samples;
import dev.cimon.engine.deployment.Commit;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState;
import dev.cimon.engine.deployment.DeploymentState.Cancelled;
import dev.cimon.engine.deployment.DeploymentState.Creating;
import dev.cimon.engine.deployment.DeploymentState.Failed;
import dev.cimon.engine.deployment.DeploymentState.Inactive;
import dev.cimon.engine.deployment.DeploymentState.Refused;
import dev.cimon.engine.deployment.DeploymentState.Requested;
import dev.cimon.engine.deployment.DeploymentState.Running;
import dev.cimon.engine.deployment.DeploymentState.Succeeded;
import dev.cimon.engine.deployment.DeploymentState.Superseded;
import dev.cimon.engine.deployment.DeploymentState.Triggering;
import dev.cimon.engine.deployment.DeploymentState.Waiting;
import dev.cimon.engine.project.People;
import dev.cimon.engine.project.Project;
import dev.cimon.engine.project.WorkflowSource;
import dev.cimon.engine.pullrequest.PullRequest;
import dev.cimon.events.content.Content;
import dev.cimon.events.deployment.GateFinding;
import dev.cimon.events.deployment.Job;
import dev.cimon.events.deployment.Parameter;
import dev.cimon.events.deployment.Trigger;
import dev.cimon.events.github.CheckReported.Result;
import dev.cimon.events.github.CommitCommented;
import dev.cimon.events.github.PullRequestChanged.Action;
import dev.cimon.events.github.PullRequestReviewed.Verdict;
import dev.cimon.events.github.ReleasePublished;
import dev.cimon.events.reference.Revision;
import dev.cimon.events.reference.SlackUser;
import dev.cimon.workflow.Mistake;
import dev.cimon.workflow.Notification.Mention;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Examples of the messages that stand in a channel. */
final class Gallery {

    static final Revision REVISION = new Revision("3f9c2ab7d1e04f5a8b6c9d0e1f2a3b4c5d6e7f80");
    static final SlackUser CAROL = new SlackUser("U0CAROL", "carol");
    static final People PEOPLE = new People(
            List.of(new People.Link("T0ACME", Samples.BOB, "bob-gh"), new People.Link("T0ACME", CAROL, "carol-gh")));

    private static final URI PREVIEW = URI.create("https://pr7.acme.dev/");

    private Gallery() {}

    /** @param when it is seen, in one sentence */
    record Picture(String title, String when, Content content) {}

    static Commit commit() {
        URI url = URI.create("https://github.com/acme/shop/commit/" + REVISION.abbreviated());
        return new Commit(REVISION, "main", "refs/heads/main", "Sell more shoes", "Bob Builder", "bob-gh", url);
    }

    static Deployment deployment(long number, DeploymentState state) {
        return Samples.deployment(number, state, commit());
    }

    /** One of each, with jobs that fit. */
    static List<DeploymentState> states() {
        return Samples.states().stream()
                .map(state -> switch (state) {
                    case Running running -> running.progress(jobs(Job.State.RUNNING, Job.State.PENDING));
                    case Succeeded succeeded ->
                        new Succeeded(
                                succeeded.gitHubDeployment(),
                                succeeded.pipeline(),
                                succeeded.startedAt(),
                                jobs(Job.State.SUCCEEDED, Job.State.SUCCEEDED),
                                succeeded.endedAt());
                    case Cancelled cancelled ->
                        new Cancelled(
                                cancelled.gitHubDeployment(),
                                cancelled.pipeline(),
                                jobs(Job.State.CANCELLED, Job.State.CANCELLED),
                                cancelled.reason(),
                                cancelled.endedAt());
                    default -> state;
                })
                .toList();
    }

    private static List<Job> jobs(Job.State test, Job.State deploy) {
        return List.of(
                new Job("build", Job.State.SUCCEEDED, 7L), new Job("test", test, 8L), new Job("deploy", deploy, 9L));
    }

    static List<Picture> deployments() {
        List<Picture> pictures = new ArrayList<>();
        for (DeploymentState state : states()) {
            pictures.add(drawn(state.getClass().getSimpleName(), when(state), deployment(12, state)));
        }
        List<Job> jobs = jobs(Job.State.SUCCEEDED, Job.State.RUNNING);
        Running running = new Running(900, Samples.pipeline(), Samples.NOON.minusSeconds(1_500), jobs);
        pictures.add(drawn(
                "With an unknown ref, and a provider that is away",
                "GitHub has not yet told which commit is meant; it does not answer for now.",
                Samples.deployment(12, new Requested(), null).delayed("GitHub")));
        pictures.add(drawn(
                "Being cancelled",
                "Somebody called it off, or its pull request was closed, and CI has not stopped yet.",
                deployment(12, running).endRequested("alice cancelled it.")));
        pictures.add(drawn(
                "Overdue",
                "It has run three times as long as the one before, and for at least a quarter of an hour.",
                deployment(12, running).runsLate()));
        Trigger reasoned = new Trigger(
                Trigger.Kind.COMMAND, "e", Samples.ALICE, "alice-gh", null, null, "The sale begins at noon");
        pictures.add(drawn("With a reason", "Whoever asked for it said why.", by(reasoned, null)));
        pictures.add(drawn(
                "With parameters",
                "The workflow declares them, and whoever asked for it gave them or left the defaults.",
                by(Samples.trigger().with(parameters()), null)));
        pictures.add(drawn(
                "Forced",
                "Whoever asked for it insists: `--force \"reason\"`, or the button “Deploy anyway”.",
                by(Samples.trigger().forcedBecause("Customers cannot pay"), null)));
        GateFinding frozen =
                new GateFinding("freeze", GateFinding.Verdict.WAIT, "bob has frozen all deployments: “Black Friday”.");
        GateFinding unapproved = new GateFinding(
                "approval",
                GateFinding.Verdict.WAIT,
                "2 people have to approve it: acme/release. Approved by carol so far.");
        pictures.add(drawn(
                "Waiting for approval",
                "The workflow wants others to agree.",
                deployment(12, new DeploymentState.Waiting(List.of(unapproved), null))));
        pictures.addAll(userGroups());
        GateFinding red = new GateFinding("checks", GateFinding.Verdict.REFUSE, "Red on 3f9c2ab: build, lint.");
        pictures.add(drawn(
                "Refused for red checks",
                "The workflow wants them to be green.",
                deployment(12, new DeploymentState.Refused(red.sentence(), List.of(red), Samples.NOON))));
        pictures.add(drawn(
                "Waiting for what can be forced",
                "A gate holds it that one may insist on passing.",
                deployment(12, new DeploymentState.Waiting(List.of(frozen), null))));
        Trigger adopted = new Trigger(Trigger.Kind.GITHUB_DEPLOYMENT, "e", null, "hubot", null, null, null);
        pictures.add(drawn(
                "Adopted", "Another tool created the GitHub Deployment, and Cimon carries it out.", by(adopted, 900L)));
        pictures.add(new Picture(
                "What failed",
                "In the thread of a failed deployment: the last lines of its failed job.",
                DeploymentMessage.failure(new Failed(
                        900L,
                        Samples.pipeline(),
                        List.of(),
                        "Job test failed.",
                        "CartTest > roundsPrices FAILED\n    expected: 19.99\n     but was: 20.00",
                        Samples.NOON))));
        return pictures;
    }

    static List<Parameter> parameters() {
        return List.of(
                new Parameter("ticket", Parameter.Type.STRING, "SHOP-7, urgently"),
                new Parameter("debug", Parameter.Type.BOOLEAN, "true"),
                Samples.parameter());
    }

    private static List<Picture> userGroups() {
        GateFinding unknown = new GateFinding(
                "permission", GateFinding.Verdict.WAIT, "Slack has to say first whether alice belongs to @release.");
        GateFinding other = new GateFinding(
                "permission", GateFinding.Verdict.REFUSE, "alice may not deploy to preview, only @release.");
        return List.of(
                drawn(
                        "Waiting for Slack",
                        "The workflow lets a user group deploy, and Slack does not answer for now.",
                        deployment(12, new DeploymentState.Waiting(List.of(unknown), null))
                                .delayed("Slack")),
                drawn(
                        "Refused for who asked",
                        "The workflow lets others deploy there.",
                        deployment(12, new DeploymentState.Refused(other.sentence(), List.of(other), Samples.NOON))));
    }

    private static Picture drawn(String title, String when, Deployment deployment) {
        return new Picture(title, when, DeploymentMessage.of(deployment, PEOPLE, Set.of(Mention.AUTHOR), Samples.NOON));
    }

    private static Deployment by(Trigger trigger, @Nullable Long adopted) {
        Deployment like = deployment(12, new Creating());
        return Samples.by(like, trigger, like.commit(), adopted);
    }

    /** A new state has no picture until it is described here. */
    private static String when(DeploymentState state) {
        return switch (state) {
            case Requested s -> "Somebody or something has asked for it.";
            case Waiting s -> "A gate lets it wait.";
            case Creating s -> "Its GitHub Deployment is being created.";
            case Triggering s -> "Its pipeline is being started.";
            case Running s -> "Its pipeline runs; the jobs are brought up to date.";
            case Succeeded s -> "It is what runs there.";
            case Failed s -> "A job failed, or a provider refused.";
            case Cancelled s -> "Somebody called it off, or its pull request was closed.";
            case Superseded s -> "A newer push of the same branch came while it waited.";
            case Refused s -> "It may not be done.";
            case Inactive s -> "Something else runs there now.";
        };
    }

    static List<Picture> pullRequests() {
        PullRequest opened = PullRequest.of(PullRequestEvents.changed(Action.OPENED, 0, "carol-gh", "dave-gh"));
        PullRequest busy = opened.reviewed("dave-gh", Verdict.CHANGES_REQUESTED)
                .commented()
                .checked(PullRequestEvents.checked("build", Result.PASSED))
                .checked(PullRequestEvents.checked("lint", Result.FAILED))
                .checked(PullRequestEvents.checked("test", Result.PENDING))
                .previewed(PREVIEW, null);
        PullRequest approved = busy.reviewed("carol-gh", Verdict.APPROVED)
                .reviewed("dave-gh", Verdict.APPROVED)
                .checked(PullRequestEvents.checked("lint", Result.PASSED))
                .checked(PullRequestEvents.checked("test", Result.PASSED));
        return List.of(
                drawn(
                        "Draft",
                        "It is not ready for review.",
                        opened.after(PullRequestEvents.changed(Action.CONVERTED_TO_DRAFT, 1))),
                drawn("Open", "It was opened, and reviews are asked for.", opened),
                drawn("In review", "Somebody wants changes, a check failed, the preview is up.", busy),
                drawn("Approved", "Everybody who was asked agrees, and all checks passed.", approved),
                drawn(
                        "Merged",
                        "It was merged; the preview is gone.",
                        approved.after(
                                PullRequestEvents.changed(Action.CLOSED, 2, "Pay later", Samples.REVISION, true))),
                drawn(
                        "Closed",
                        "It was closed without being merged.",
                        opened.after(PullRequestEvents.changed(Action.CLOSED, 2))));
    }

    private static Picture drawn(String title, String when, PullRequest pullRequest) {
        return new Picture(title, when, PullRequestMessage.of(pullRequest));
    }

    static List<Picture> threads() {
        PullRequest opened = PullRequest.of(PullRequestEvents.changed(Action.OPENED, 0));
        return List.of(
                new Picture(
                        "In the thread: a review is asked for",
                        "From the opening on, once for each. Only linked people who want it are mentioned.",
                        PullRequestThread.reviewAsked(opened, List.of(CAROL, Samples.ALICE))),
                new Picture(
                        "In the thread: a review",
                        "The author learns of it.",
                        PullRequestThread.review(
                                PullRequestEvents.reviewed(
                                        "carol-gh", Verdict.CHANGES_REQUESTED, "Prices are rounded twice."),
                                Optional.of(Samples.BOB))),
                new Picture(
                        "In the thread: an approval without words",
                        "Only where the author is linked; otherwise the message says enough. So it is with one that"
                                + " only frames comments on lines.",
                        PullRequestThread.review(
                                PullRequestEvents.reviewed("carol-gh", Verdict.APPROVED, ""),
                                Optional.of(Samples.BOB))),
                new Picture(
                        "In the thread: a comment on a line",
                        "It comes with a review, by which the author was told, so nobody is mentioned.",
                        PullRequestThread.comment(
                                PullRequestEvents.commentedOnALine("carol-gh", "And here they are not rounded at all."),
                                Optional.empty())),
                new Picture(
                        "In the thread: a comment",
                        "Here the author answers, so nobody is mentioned.",
                        PullRequestThread.comment(
                                PullRequestEvents.commented("bob-gh", "Once now, see the last commit."),
                                Optional.empty())));
    }

    static List<Picture> olderThanCimon() {
        return List.of(
                new Picture(
                        "A comment on a pull request that Cimon does not know yet",
                        "It was opened before the channel was bound: there is no message, and so no thread.",
                        PullRequestThread.commentOnUnknown(
                                PullRequestEvents.commented("carol-gh", "Is this still wanted?"))),
                new Picture(
                        "A review of one",
                        "As before.",
                        PullRequestThread.reviewOfUnknown(
                                PullRequestEvents.reviewed("carol-gh", Verdict.APPROVED, "Yes, it is."))));
    }

    static List<Picture> workflows() {
        Project project = Samples.project();
        Project following = project.with(WorkflowSource.STANDARD.replacedBy(new WorkflowSource.Good(
                REVISION, "1", "environments: {preview: {on: {branches: [$default]}}, live: }")));
        List<Mistake> mistakes = List.of(
                new Mistake(3, 5, "There is no key “onn” here; did you mean “on”?"),
                new Mistake(7, 17, "Here belongs true or false, and this is a text."));
        return List.of(
                new Picture(
                        "A workflow file in force",
                        "It came with a push to the default branch, or was there when the channel was set up.",
                        WorkflowMessage.taken(following, REVISION)),
                new Picture(
                        "A workflow file with mistakes",
                        "The last good one stays in force. The commit says the same, as a check.",
                        WorkflowMessage.broken(following, Samples.revision(0xabcdef), mistakes)),
                new Picture(
                        "No workflow file any more",
                        "It was removed from the default branch.",
                        WorkflowMessage.removed(project, Samples.revision(0xabcdef))),
                new Picture(
                        "A workflow file that GitHub does not show",
                        "A permission is missing, for example.",
                        WorkflowMessage.unreadable(project, "Resource not accessible by integration.")));
    }

    static List<Picture> announcements() {
        URI release = URI.create("https://github.com/acme/shop/releases/tag/v1.2");
        URI comment = URI.create("https://github.com/acme/shop/commit/" + REVISION + "#commitcomment-1");
        return List.of(
                new Picture(
                        "A release",
                        "It was published. Long words are cut.",
                        Announcement.of(new ReleasePublished(
                                Samples.SHOP,
                                1L,
                                "v1.2",
                                "Autumn",
                                "bob-gh",
                                "Customers can pay later.\nGift-wrapping is free.",
                                release))),
                new Picture(
                        "A comment on a commit",
                        "GitHub does not say whose commit it is, so nobody is mentioned.",
                        Announcement.of(new CommitCommented(
                                Samples.SHOP, 1L, REVISION, "carol-gh", "Does this round twice?", comment))));
    }
}

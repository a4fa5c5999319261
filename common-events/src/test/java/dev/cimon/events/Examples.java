package dev.cimon.events;

import dev.cimon.events.audit.Actor;
import dev.cimon.events.audit.EntryAdded;
import dev.cimon.events.circleci.JobCompleted;
import dev.cimon.events.circleci.Outcome;
import dev.cimon.events.circleci.WorkflowCompleted;
import dev.cimon.events.content.Block;
import dev.cimon.events.content.Button;
import dev.cimon.events.content.Content;
import dev.cimon.events.content.Modal;
import dev.cimon.events.content.Span;
import dev.cimon.events.deployment.DeploymentApproved;
import dev.cimon.events.deployment.DeploymentCancelRequested;
import dev.cimon.events.deployment.DeploymentCancelled;
import dev.cimon.events.deployment.DeploymentCleared;
import dev.cimon.events.deployment.DeploymentDeactivated;
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
import dev.cimon.events.deployment.EnvironmentLocked;
import dev.cimon.events.deployment.EnvironmentUnlocked;
import dev.cimon.events.deployment.GateFinding;
import dev.cimon.events.deployment.MentionsChanged;
import dev.cimon.events.deployment.Parameter;
import dev.cimon.events.deployment.PersonLinked;
import dev.cimon.events.deployment.PersonUnlinked;
import dev.cimon.events.deployment.ProjectFrozen;
import dev.cimon.events.deployment.ProjectReset;
import dev.cimon.events.deployment.ProjectSetUp;
import dev.cimon.events.deployment.ProjectThawed;
import dev.cimon.events.deployment.SettingChanged;
import dev.cimon.events.deployment.Trigger;
import dev.cimon.events.deployment.TriggerIgnored;
import dev.cimon.events.github.AccountProven;
import dev.cimon.events.github.CheckReported;
import dev.cimon.events.github.CommitCommented;
import dev.cimon.events.github.GitHubDeploymentCreated;
import dev.cimon.events.github.GitHubDeploymentStatusChanged;
import dev.cimon.events.github.HeadCommit;
import dev.cimon.events.github.MissedDeliveryTaken;
import dev.cimon.events.github.PullRequestChanged;
import dev.cimon.events.github.PullRequestCommented;
import dev.cimon.events.github.PullRequestReviewed;
import dev.cimon.events.github.PushReceived;
import dev.cimon.events.github.ReleasePublished;
import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.MessageKey;
import dev.cimon.events.reference.PipelineId;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.Revision;
import dev.cimon.events.reference.SlackUser;
import dev.cimon.events.slack.AnswerFailed;
import dev.cimon.events.slack.AnswerGiven;
import dev.cimon.events.slack.AnswerPerson;
import dev.cimon.events.slack.BotMentioned;
import dev.cimon.events.slack.ButtonPressed;
import dev.cimon.events.slack.CommandEntered;
import dev.cimon.events.slack.MessageFailed;
import dev.cimon.events.slack.MessageFound;
import dev.cimon.events.slack.MessagePosted;
import dev.cimon.events.slack.MessageShown;
import dev.cimon.events.slack.ModalFailed;
import dev.cimon.events.slack.ModalOpened;
import dev.cimon.events.slack.ModalSubmitted;
import dev.cimon.events.slack.OpenModal;
import dev.cimon.events.slack.ReactionAdded;
import dev.cimon.events.slack.ShowMessage;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One full example of every kind of event. A changed value here breaks the golden example of that kind. */
public final class Examples {

    private static final Instant TIME = Instant.parse("2026-03-14T09:26:53.589Z");
    private static final URI URL = URI.create("https://github.com/acme/shop/pull/27");
    private static final URI RESPONSE_URL = URI.create("https://hooks.slack.com/commands/T0ACME/1/x");
    private static final String TS = "1773480413.000100";
    private static final ChannelRef SHOP = new ChannelRef("T0ACME", "C0SHOP");
    private static final SlackUser ALICE = new SlackUser("U0ALICE", "alice");
    private static final RepositoryName REPOSITORY = RepositoryName.of("acme/shop");
    private static final EnvironmentName PRODUCTION = new EnvironmentName("production");
    private static final Revision REVISION = new Revision("0123456789abcdef0123456789abcdef01234567");
    private static final DeploymentId ID = DeploymentId.of("4f0c2a6e-8b1d-3c5e-9f70-123456789abc");
    private static final DeploymentId OTHER_ID = DeploymentId.of("77de68da-ecd8-33ba-b521-e2a1b0a5c4f3");
    private static final DeploymentRef DEPLOYMENT = new DeploymentRef(ID, 42, REPOSITORY, PRODUCTION);
    private static final PipelineId PIPELINE = new PipelineId("5034460f-c7c4-4c43-9457-de07e2029e7b");
    private static final MessageKey KEY = new MessageKey("deployment/" + ID);
    private static final List<GateFinding> FINDINGS = List.of(
            new GateFinding("checks", GateFinding.Verdict.WAIT, "The check \"build\" is still running."),
            new GateFinding("lock", GateFinding.Verdict.PASS, "Nobody has locked production."));

    private Examples() {}

    /** At least one envelope per type, every optional part present in one of them. */
    public static List<EventEnvelope<Event>> full() {
        return Stream.of(slack(), github(), circleci(), decisions(), audit(), commands(), results(), extended())
                .flatMap(List::stream)
                .map(Examples::inEnvelope)
                .toList();
    }

    /** The same without anything that may be absent. */
    static List<EventEnvelope<Event>> minimal() {
        return full().stream()
                .map(full -> EventEnvelope.received(
                        full.id(), full.source(), full.time(), (Event) withoutOptionals((Record) full.data())))
                .toList();
    }

    private static EventEnvelope<Event> inEnvelope(Event event) {
        return new EventEnvelope<>(
                "d3b07384-d113-4ec5-a5d6-1c2f3e4d5c6b",
                "/github-gateway",
                TIME,
                "Ev0CAUSE",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                event);
    }

    private static Record withoutOptionals(Record full) {
        RecordComponent[] components = full.getClass().getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            @Nullable Object[] values = new @Nullable Object[components.length];
            for (int i = 0; i < components.length; i++) {
                boolean optional = components[i].getAnnotatedType().isAnnotationPresent(Nullable.class);
                values[i] = optional
                        ? null
                        : withoutOptionals(components[i].getAccessor().invoke(full));
            }
            return full.getClass().getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("cannot copy " + full.getClass(), e);
        }
    }

    private static Object withoutOptionals(Object value) {
        return switch (value) {
            case Record nested -> withoutOptionals(nested);
            case List<?> list -> list.stream().map(Examples::withoutOptionals).toList();
            default -> value;
        };
    }

    private static List<Event> slack() {
        return List.of(
                new CommandEntered(SHOP, ALICE, "/cimon", "deploy main to production", "13345.9876.abc", RESPONSE_URL),
                new ButtonPressed(SHOP, ALICE, "retry", ID.toString(), TS, "13345.9876.abc", RESPONSE_URL),
                new ModalSubmitted("T0ACME", ALICE, "deploy", "C0SHOP", Map.of("environment", "production")),
                new MessagePosted(SHOP, ALICE, "Is \u201cmain\u201d green? \uD83D\uDEA2", TS, "1773480400.000200"),
                new BotMentioned(SHOP, ALICE, "<@U0CIMON> status", TS, "1773480400.000200"),
                new ReactionAdded(SHOP, ALICE, "rocket", TS));
    }

    private static List<Event> github() {
        return List.of(
                new PushReceived(
                        REPOSITORY,
                        7_001L,
                        "refs/heads/main",
                        false,
                        false,
                        true,
                        new HeadCommit(REVISION, "Sell tea\n\nAnd coffee.", "Alice", "alice"),
                        "main",
                        "alice",
                        null),
                new PullRequestChanged(
                        REPOSITORY,
                        7_001L,
                        PullRequestChanged.Action.SYNCHRONIZE,
                        27,
                        "Sell tea",
                        URL,
                        "alice",
                        "tea",
                        REVISION,
                        "main",
                        true,
                        false,
                        false,
                        List.of("bob", "carol"),
                        null),
                new PullRequestReviewed(
                        REPOSITORY, 7_001L, 27, "bob", PullRequestReviewed.Verdict.APPROVED, "Fine.", URL),
                new PullRequestCommented(REPOSITORY, 7_001L, 27, "bob", "/deploy preview", URL, null),
                new CommitCommented(REPOSITORY, 7_001L, REVISION, "bob", "Why?", URL),
                new CheckReported(REPOSITORY, 7_001L, REVISION, "build", CheckReported.Result.FAILED, URL, null),
                new GitHubDeploymentCreated(
                        REPOSITORY, 7_001L, 9_000_000_001L, REVISION, "main", PRODUCTION, "cimon[bot]", ID),
                new GitHubDeploymentStatusChanged(
                        REPOSITORY,
                        7_001L,
                        9_000_000_001L,
                        PRODUCTION,
                        GitHubDeploymentStatusChanged.State.IN_PROGRESS,
                        ID),
                new ReleasePublished(REPOSITORY, 7_001L, "v1.2.0", "Spring", "alice", "Tea.", URL),
                new MissedDeliveryTaken(REPOSITORY, 7_001L, "72d3162e-cc78-11e3-81ab-4c9367dc0958", "push", TIME),
                new AccountProven(REPOSITORY, SHOP, ALICE, "alice-gh", 20_003));
    }

    private static List<Event> circleci() {
        return List.of(
                new WorkflowCompleted(REPOSITORY, PIPELINE, 130, "w-1", "deploy", Outcome.SUCCESS, URL, REVISION, TIME),
                new JobCompleted(REPOSITORY, PIPELINE, "w-1", "test", 512L, Outcome.CANCELED, TIME));
    }

    private static List<Event> decisions() {
        return List.of(
                new ProjectSetUp(REPOSITORY, SHOP, ALICE),
                new ProjectReset(REPOSITORY, SHOP, ALICE),
                new PersonLinked("T0ACME", ALICE, "alice-gh", null),
                new PersonUnlinked("T0ACME", ALICE, "alice-gh", null),
                new MentionsChanged("T0ACME", ALICE, false),
                new SettingChanged(REPOSITORY, "basedomain", "acme.example", ALICE),
                new EnvironmentLocked(REPOSITORY, PRODUCTION, "Load test", TIME, ALICE, new SlackUser("U0BOB", "bob")),
                new EnvironmentUnlocked(REPOSITORY, PRODUCTION, ALICE, ALICE),
                new ProjectFrozen(REPOSITORY, "Black Friday", TIME, ALICE),
                new ProjectThawed(REPOSITORY, ALICE),
                new TriggerIgnored(REPOSITORY, PRODUCTION, "v1.2.0", REVISION, "alice has turned deployments off."),
                new DeploymentRequested(
                        DEPLOYMENT,
                        new Trigger(Trigger.Kind.PULL_REQUEST, "Ev0CAUSE", ALICE, "alice-gh", 27, null, null),
                        "main",
                        REVISION),
                new DeploymentHeld(DEPLOYMENT, FINDINGS),
                new DeploymentApproved(DEPLOYMENT, ALICE, "alice-gh", "as alice-gh of acme/release", REVISION),
                new DeploymentRejected(DEPLOYMENT, ALICE, "alice-gh", "as alice-gh of acme/release", "Not on Fridays"),
                new DeploymentCleared(DEPLOYMENT, REVISION, FINDINGS),
                new DeploymentRegistered(DEPLOYMENT, 9_000_000_001L),
                new DeploymentHealed(DEPLOYMENT, DeploymentHealed.Found.GITHUB_DEPLOYMENT),
                new DeploymentStarted(DEPLOYMENT, PIPELINE, 130, URL),
                new DeploymentSucceeded(DEPLOYMENT, URI.create("https://shop.acme.example")),
                new DeploymentFailed(DEPLOYMENT, "The job \"test\" failed."),
                new DeploymentCancelRequested(DEPLOYMENT, ALICE),
                new DeploymentCancelled(DEPLOYMENT, "alice cancelled it."),
                new DeploymentSuperseded(DEPLOYMENT, OTHER_ID),
                new DeploymentRefused(DEPLOYMENT, "production is locked by bob."),
                new DeploymentDeactivated(DEPLOYMENT, OTHER_ID));
    }

    private static List<Event> audit() {
        return List.of(new EntryAdded(
                        REPOSITORY.toString(),
                        1,
                        TIME,
                        new Actor("T0ACME", ALICE, "alice-gh"),
                        "may write in channel C0SHOP",
                        "environment-locked",
                        PRODUCTION,
                        ID,
                        12L,
                        "until 2026-11-21T12:00:00Z",
                        "Load test",
                        EntryAdded.BEGINNING,
                        "")
                .sealed());
    }

    private static List<Event> commands() {
        return List.of(
                new ShowMessage(KEY, SHOP, 3, everyBlock(), new MessageKey("project/acme/shop")),
                new AnswerPerson("a-1", SHOP, ALICE, RESPONSE_URL, true, Content.sentence("Done.")),
                deployForm(
                        new Modal.TextInput("ref", "Ref", "main", "A branch or a tag.", false, true),
                        new Modal.ChoiceInput(
                                "environment", "Environment", List.of("preview", "production"), "preview")));
    }

    private static OpenModal deployForm(Modal.Input... inputs) {
        return new OpenModal(
                "m-1",
                SHOP,
                ALICE,
                "13345.9876.abc",
                "deploy",
                "C0SHOP",
                new Modal("Deploy", "Deploy", List.of(inputs)),
                RESPONSE_URL,
                Content.sentence("Type it again."));
    }

    private static List<Event> results() {
        return List.of(
                new MessageShown(KEY, SHOP, 3, TS),
                new MessageFound(KEY, SHOP, 3, TS),
                new MessageFailed(KEY, SHOP, 3, "channel_not_found"),
                new AnswerGiven("a-1", SHOP),
                new AnswerFailed("a-1", SHOP, "used_url"),
                new ModalOpened("m-1", SHOP),
                new ModalFailed("m-1", SHOP, "expired_trigger_id"));
    }

    /** Types that got further optional parts after their first example was written. */
    private static List<Event> extended() {
        return List.of(
                new PersonLinked("T0ACME", ALICE, "alice-gh", 20_003L),
                new PersonUnlinked("T0ACME", ALICE, "alice-gh", new SlackUser("U0BOB", "bob")),
                new PushReceived(
                        REPOSITORY, 7_001L, "refs/heads/main", false, true, false, null, "main", "alice", TIME),
                new PullRequestChanged(
                        REPOSITORY,
                        7_001L,
                        PullRequestChanged.Action.CLOSED,
                        27,
                        "Sell tea",
                        URL,
                        "alice",
                        "tea",
                        REVISION,
                        "main",
                        false,
                        true,
                        true,
                        List.of(),
                        TIME),
                new PullRequestCommented(REPOSITORY, 7_001L, 27, "bob", "Rounded twice.", URL, true),
                new CheckReported(REPOSITORY, 7_001L, REVISION, "build", CheckReported.Result.PASSED, null, TIME),
                new DeploymentRequested(
                        DEPLOYMENT,
                        new Trigger(Trigger.Kind.COMMAND, "Ev0CAUSE", ALICE, "alice-gh", null, TIME, "Tea is out."),
                        "main",
                        REVISION),
                new DeploymentHeld(
                        DEPLOYMENT,
                        List.of(new GateFinding("lock", GateFinding.Verdict.WAIT, "bob has locked production.", TIME))),
                new DeploymentRequested(
                        DEPLOYMENT,
                        new Trigger(Trigger.Kind.COMMAND, "Ev0CAUSE", ALICE, "alice-gh", null, TIME, null)
                                .with(List.of(
                                        new Parameter("debug", Parameter.Type.BOOLEAN, "true"),
                                        new Parameter("size", Parameter.Type.ENUM, "large"))),
                        "main",
                        REVISION),
                deployForm(new Modal.ChoiceInput(
                        "parameter size", "size", List.of("small", "large"), null, "How many.", true)));
    }

    static Content everyBlock() {
        return Content.of(
                new Block.Heading("Deployment #42"),
                Block.Paragraph.of(
                        new Span.Emoji("rocket"),
                        new Span.Strong("shop"),
                        new Span.Text(" to "),
                        new Span.Code("production"),
                        new Span.Text(" for "),
                        new Span.Mention("U0ALICE"),
                        new Span.Text(", see "),
                        new Span.Link("#27", URL)),
                new Block.Divider(),
                new Block.Facts(List.of(
                        Block.Fact.of("Revision", new Span.Code("0123456")),
                        Block.Fact.of("Since", new Span.Moment(TIME)))),
                new Block.Preformatted("line 1\n  line 2"),
                Block.Note.of(new Span.Text("Asked by alice")),
                new Block.Actions(List.of(
                        Button.plain("retry", "Retry", ID.toString()),
                        Button.danger("cancel", "Cancel", ID.toString(), "Really?"),
                        Button.link("open", "Pipeline", URL))));
    }
}

package dev.cimon.engine.decide;

import dev.cimon.engine.deployment.Commit;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState;
import dev.cimon.engine.deployment.EnvironmentKind;
import dev.cimon.engine.deployment.Pipeline;
import dev.cimon.engine.project.People;
import dev.cimon.engine.project.Project;
import dev.cimon.events.deployment.GateFinding;
import dev.cimon.events.deployment.Job;
import dev.cimon.events.deployment.Parameter;
import dev.cimon.events.deployment.Trigger;
import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.PipelineId;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.Revision;
import dev.cimon.events.reference.SlackUser;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values that the tests of the core share. */
public final class Samples {

    public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    public static final RepositoryName SHOP = RepositoryName.of("acme/shop");
    public static final ChannelRef CHANNEL = new ChannelRef("T0ACME", "C0SHOP");
    public static final SlackUser ALICE = new SlackUser("U0ALICE", "alice");
    public static final SlackUser BOB = new SlackUser("U0BOB", "bob");
    public static final URI RESPONSE_URL = URI.create("https://hooks.slack.com/response/1");
    public static final URI HOMEPAGE = URI.create("https://acme.dev");
    public static final Revision REVISION = revision(0xabc);
    public static final EnvironmentName PREVIEW = new EnvironmentName("preview");
    public static final ReplyTo REPLY_TO = new ReplyTo(CHANNEL, ALICE, "/cimon", RESPONSE_URL, "command-1/answer");

    private Samples() {}

    public static Project project() {
        return new Project(
                SHOP,
                List.of(CHANNEL),
                "main",
                HOMEPAGE,
                URI.create("https://github.com/acme/shop"),
                0,
                null,
                null,
                null);
    }

    public static People people() {
        return new People(List.of(new People.Link("T0ACME", BOB, "bob-gh")));
    }

    public static Revision revision(int number) {
        return new Revision(String.format("%040x", number));
    }

    public static Commit commit() {
        return commit(REVISION, "main", "refs/heads/main");
    }

    public static Commit commit(Revision revision, String ref, String ciRef) {
        URI url = URI.create("https://github.com/acme/shop/commit/" + revision);
        return new Commit(revision, ref, ciRef, "Sell more shoes", "Bob Builder", "bob-gh", url);
    }

    public static Pipeline pipeline() {
        return new Pipeline(new PipelineId("p-1"), 41, URI.create("https://app.circleci.com/pipelines/41"));
    }

    public static List<Job> jobs() {
        return List.of(
                new Job("build", Job.State.SUCCEEDED, 7L),
                new Job("test", Job.State.FAILED, 8L),
                new Job("deploy", Job.State.PENDING, null));
    }

    public static Trigger trigger() {
        return new Trigger(Trigger.Kind.COMMAND, "command-1", ALICE, "alice-gh", null, null, null);
    }

    public static Parameter parameter() {
        return new Parameter("replicas", Parameter.Type.INTEGER, "3");
    }

    public static DeploymentId id(long number) {
        return DeploymentId.causedBy("event-" + number, SHOP, PREVIEW);
    }

    public static Deployment deployment(DeploymentState state) {
        return deployment(1, state, commit());
    }

    public static Deployment deployment(long number, DeploymentState state, @Nullable Commit commit) {
        return new Deployment(
                id(number),
                number,
                SHOP,
                PREVIEW,
                EnvironmentKind.STANDING,
                trigger(),
                "main",
                commit,
                URI.create("https://preview.acme.dev/"),
                NOON.minusSeconds(150),
                3,
                null,
                null,
                null,
                null,
                null,
                state);
    }

    /** The same on its way elsewhere. */
    public static Deployment elsewhere(Deployment like, String environment) {
        return copy(like, new EnvironmentName(environment), like.trigger(), like.commit(), like.adopted());
    }

    /** The same, asked for otherwise. */
    public static Deployment by(Deployment like, Trigger trigger) {
        return by(like, trigger, like.commit(), null);
    }

    public static Deployment by(Deployment like, Trigger trigger, @Nullable Commit commit, @Nullable Long adopted) {
        return copy(like, like.environment(), trigger, commit, adopted);
    }

    private static Deployment copy(
            Deployment like,
            EnvironmentName environment,
            Trigger trigger,
            @Nullable Commit commit,
            @Nullable Long adopted) {
        return new Deployment(
                like.id(),
                like.number(),
                like.repository(),
                environment,
                like.kind(),
                trigger,
                like.askedRef(),
                commit,
                like.url(),
                like.requestedAt(),
                like.version(),
                like.endReason(),
                like.delayedBy(),
                adopted,
                like.overdue(),
                like.collected(),
                like.state());
    }

    public static GateFinding finding() {
        return new GateFinding("concurrency", GateFinding.Verdict.WAIT, "#7 is being deployed to preview.");
    }

    /** One of every state. */
    public static List<DeploymentState> states() {
        Instant started = NOON.minusSeconds(90);
        return List.of(
                new DeploymentState.Requested(),
                new DeploymentState.Waiting(List.of(finding()), null),
                new DeploymentState.Creating(),
                new DeploymentState.Triggering(900),
                new DeploymentState.Running(900, pipeline(), started, jobs()),
                new DeploymentState.Succeeded(900, pipeline(), started, jobs(), NOON),
                new DeploymentState.Failed(900L, pipeline(), jobs(), "Job test failed.", "expected 2 but was 3", NOON),
                new DeploymentState.Cancelled(900L, pipeline(), jobs(), "The pull request was closed.", NOON),
                new DeploymentState.Superseded(id(2), NOON),
                new DeploymentState.Refused("There is no branch, tag or commit “nowhere” in acme/shop.", NOON),
                new DeploymentState.Inactive(900, pipeline(), started, NOON, id(2), NOON));
    }
}

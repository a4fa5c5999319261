package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.SerializationFeature;
import dev.cimon.engine.check.CommitChecks;
import dev.cimon.engine.control.ByHand;
import dev.cimon.engine.control.Controls;
import dev.cimon.engine.control.Freeze;
import dev.cimon.engine.control.Lock;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState;
import dev.cimon.engine.deployment.Evidence;
import dev.cimon.engine.project.Project;
import dev.cimon.engine.project.WorkflowSource;
import dev.cimon.engine.pullrequest.PullRequest;
import dev.cimon.engine.right.Identity;
import dev.cimon.engine.right.Membership;
import dev.cimon.engine.right.Vote;
import dev.cimon.events.EventCodec;
import dev.cimon.events.github.CheckReported;
import dev.cimon.events.github.CheckReported.Result;
import dev.cimon.events.github.PullRequestChanged.Action;
import dev.cimon.events.github.PullRequestReviewed.Verdict;
import dev.cimon.events.reference.EnvironmentName;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What stands in the database outlives the code that wrote it. The files are never changed: whoever changes a record
 * makes it read them all the same.
 */
class StoredFormTest {

    private static final Path STORED = Path.of("src/test/resources/stored");

    static Stream<DeploymentState> states() {
        return Samples.states().stream();
    }

    static Stream<Effect> effects() {
        return EffectSamples.all().stream();
    }

    @ParameterizedTest
    @MethodSource("states")
    void readsADeploymentBackAsItWasWritten(DeploymentState state) throws IOException {
        Deployment plain = Samples.deployment(state);
        Deployment full = plain.delayed("GitHub").endRequested("The pull request was closed.");
        assertThat(again(plain, Deployment.class)).isEqualTo(plain);
        assertThat(again(full, Deployment.class)).isEqualTo(full);
    }

    @Test
    void readsADeploymentWithoutCommitBack() throws IOException {
        Deployment unresolved = Samples.deployment(1, new DeploymentState.Requested(), null);
        assertThat(again(unresolved, Deployment.class)).isEqualTo(unresolved);
    }

    @ParameterizedTest
    @MethodSource("effects")
    void readsAnEffectBackAsItWasWritten(Effect effect) throws IOException {
        assertThat(again(effect, Effect.class)).isEqualTo(effect);
    }

    @ParameterizedTest
    @MethodSource("states")
    void readsDeploymentsThatWereStoredLongAgo(DeploymentState state) throws IOException {
        Deployment expected = Samples.deployment(state);
        assertThat(stored("deployment-" + state.getClass().getSimpleName(), expected, Deployment.class))
                .isEqualTo(expected);
    }

    @Test
    void readsADeploymentWithWhatItsGatesHaveFoundOut() throws IOException {
        CheckReported report =
                new CheckReported(Samples.SHOP, null, Samples.REVISION, "build", Result.PASSED, null, Samples.NOON);
        List<String> team = List.of("acme/release");
        Vote vote = new Vote(new Identity(Samples.BOB, "bob-gh"), "as bob-gh", Samples.REVISION, Samples.NOON);
        Deployment expected = Samples.deployment(new DeploymentState.Waiting(List.of(Samples.finding()), null))
                .with(Evidence.NONE
                        .with(CommitChecks.UNKNOWN.read(List.of(report)))
                        .withTeams(Membership.of("alice-gh", team, team, Samples.NOON))
                        .with(vote)
                        .takingThePlaceOf(Evidence.NONE.with(vote)));
        assertThat(again(expected, Deployment.class)).isEqualTo(expected);
        assertThat(stored("deployment-with-evidence", expected, Deployment.class))
                .isEqualTo(expected);
    }

    @Test
    void readsADeploymentBackOfWhoseRequesterTheUserGroupsAreKnown() throws IOException {
        List<String> group = List.of("@release");
        Deployment expected = Samples.deployment(new DeploymentState.Waiting(List.of(Samples.finding()), null))
                .with(Evidence.NONE.withGroups(Membership.of("U0ALICE", group, group, Samples.NOON)));
        assertThat(again(expected, Deployment.class)).isEqualTo(expected);
        assertThat(stored("deployment-with-user-groups", expected, Deployment.class))
                .isEqualTo(expected);
    }

    @Test
    void readsAPullRequestThatWasStoredLongAgo() throws IOException {
        PullRequest expected = pullRequest();
        assertThat(again(expected, PullRequest.class)).isEqualTo(expected);
        assertThat(stored("pull-request", expected, PullRequest.class)).isEqualTo(expected);
    }

    @Test
    void readsAProjectWithItsLocksBack() throws IOException {
        Lock plain = new Lock(Samples.PREVIEW, "T0ACME", Samples.BOB, null, Samples.NOON, null);
        Lock full = new Lock(new EnvironmentName("test"), "T0ACME", Samples.BOB, "Load", Samples.NOON, Samples.NOON);
        Project project = Samples.project().with(Controls.NONE.with(plain).with(full));
        assertThat(again(project, Project.class)).isEqualTo(project);
        assertThat(stored("project-with-locks", project, Project.class)).isEqualTo(project);
        assertThat(again(Samples.project(), Project.class)).isEqualTo(Samples.project());
    }

    @Test
    void readsAProjectThatIsFrozenBack() throws IOException {
        Freeze freeze = new Freeze(Samples.BOB, "Sale", Samples.NOON, Samples.NOON);
        ByHand byHand = new ByHand(Samples.BOB, Samples.NOON, null).ignoring("main 3f9c2ab", Samples.NOON);
        Project project = Samples.project().with(Controls.NONE.with(freeze).with("preview", byHand));
        assertThat(again(project, Project.class)).isEqualTo(project);
        assertThat(stored("project-frozen", project, Project.class)).isEqualTo(project);
        Effect wake = new Effect.WakeWaiting(Samples.SHOP, null, Samples.NOON);
        assertThat(again(wake, Effect.class)).isEqualTo(wake);
        assertThat(stored("effect-WakeWaiting-everywhere", wake, Effect.class)).isEqualTo(wake);
    }

    @Test
    void readsARollbackThatSomebodyInsistedOn() throws IOException {
        Deployment plain = Samples.deployment(new DeploymentState.Requested());
        Deployment expected = Samples.by(
                plain, plain.trigger().restoring(7L).forcedBecause("Customers cannot pay"), plain.commit(), null);
        assertThat(again(expected, Deployment.class)).isEqualTo(expected);
        assertThat(stored("deployment-forced-back", expected, Deployment.class)).isEqualTo(expected);
    }

    @Test
    void readsAPullRequestOfWhichLittleIsKnown() throws IOException {
        PullRequest little = PullRequest.of(PullRequestEvents.changed(Action.EDITED, 0));
        assertThat(again(little, PullRequest.class)).isEqualTo(little);
    }

    @Test
    void readsAPullRequestWhoseChecksHaveTimes() throws IOException {
        PullRequest timed = pullRequest().checked(PullRequestEvents.checked("lint", Result.PASSED, 9));
        assertThat(stored("pull-request-with-times", timed, PullRequest.class)).isEqualTo(timed);
    }

    @Test
    void readsAProjectThatFollowsItsOwnWorkflow() throws IOException {
        WorkflowSource source = WorkflowSource.STANDARD
                .lookedAt(Samples.NOON)
                .replacedBy(new WorkflowSource.Good(Samples.REVISION, "1", "environments: {test: }"))
                .rejecting(new WorkflowSource.Broken(Samples.revision(2), "2", 3));
        Project project = Samples.project().with(source);
        assertThat(again(project, Project.class)).isEqualTo(project);
        assertThat(stored("project-with-workflow", project, Project.class)).isEqualTo(project);
    }

    private static PullRequest pullRequest() {
        return PullRequest.of(PullRequestEvents.changed(Action.OPENED, 0, "dave-gh"))
                .reviewed("carol-gh", Verdict.APPROVED)
                .checked(PullRequestEvents.checked("lint", Result.FAILED))
                .commented()
                .previewed(URI.create("https://pr7.acme.dev/"), ":rocket: It is deployed.");
    }

    @ParameterizedTest
    @MethodSource("effects")
    void readsEffectsThatWereStoredLongAgo(Effect effect) throws IOException {
        assertThat(stored("effect-" + effect.getClass().getSimpleName(), effect, Effect.class))
                .isEqualTo(effect);
    }

    @Test
    void hasASampleOfEveryEffect() {
        assertThat(EffectSamples.all())
                .extracting(Effect::getClass)
                .map(Class::getName)
                .containsExactlyInAnyOrderElementsOf(kinds(Effect.class).toList());
    }

    private static Stream<String> kinds(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type.getName())
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(StoredFormTest::kinds);
    }

    private static void writeOnce(String name, Object value) throws IOException {
        Path file = STORED.resolve(name + ".json");
        if (!Files.exists(file)) {
            String json = EventCodec.json()
                    .writer()
                    .with(SerializationFeature.INDENT_OUTPUT)
                    .writeValueAsString(value);
            Files.writeString(file, json + "\n");
        }
    }

    private static <T> T stored(String name, T sample, Class<T> type) throws IOException {
        Path file = STORED.resolve(name + ".json");
        if (Boolean.getBoolean("cimon.docs.write")) {
            Files.createDirectories(STORED);
            writeOnce(name, sample);
        }
        return EventCodec.json().readValue(Files.readString(file), type);
    }

    private static <T> T again(T value, Class<T> type) throws IOException {
        return EventCodec.json().readValue(EventCodec.json().writeValueAsString(value), type);
    }
}

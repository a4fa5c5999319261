package dev.cimon.engine.message;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.decide.Samples;
import dev.cimon.engine.deployment.Commit;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState;
import dev.cimon.engine.deployment.DeploymentState.Failed;
import dev.cimon.engine.deployment.DeploymentState.Inactive;
import dev.cimon.engine.deployment.DeploymentState.Requested;
import dev.cimon.engine.project.People;
import dev.cimon.events.deployment.Trigger;
import dev.cimon.events.reference.SlackUser;
import dev.cimon.workflow.Notification.Mention;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeploymentMessageTest {

    private static final String SHA = "[0000000](https://github.com/acme/shop/commit/" + Samples.REVISION + ")";

    /** The whole message in each state; the lines that never change stand as {@code <commit>} and {@code <why>}. */
    @Test
    void looksLikeThisInEachState() {
        String all = Samples.states().stream()
                .map(state -> state.getClass().getSimpleName() + "\n" + abridged(drawn(Samples.deployment(state))))
                .collect(Collectors.joining("\n\n"));
        assertThat(all).isEqualTo("""
            Requested
            :eyes: `main` <sha> to *preview*: requested
            <commit>
            <why>
            <cancel>

            Waiting
            :hourglass_flowing_sand: `main` <sha> to *preview*: waiting
            <commit>
            #7 is being deployed to preview.
            <why>
            <cancel>

            Creating
            :inbox_tray: `main` <sha> to *preview*: queued
            <commit>
            <why>
            <cancel>

            Triggering
            :inbox_tray: `main` <sha> to *preview*: queued
            <commit>
            <why>
            <cancel>

            Running
            :rocket: `main` <sha> to *preview*: running for 1 min 30 s
            <commit>
            <jobs>
            <why>
            <pipeline> <cancel>

            Succeeded
            :white_check_mark: `main` <sha> to *preview*: succeeded in 1 min 30 s
            <commit>
            <jobs>
            <why>
            <pipeline> [Open preview -> https://preview.acme.dev/] <rollback>

            Failed
            :x: `main` <sha> to *preview*: failed after 2 min 30 s
            <commit>
            <jobs>
            Job test failed.
            <why>
            <pipeline> <retry> <rollback>

            Cancelled
            :no_entry_sign: `main` <sha> to *preview*: cancelled after 2 min 30 s
            <commit>
            <jobs>
            The pull request was closed.
            <why>
            <pipeline>

            Superseded
            :fast_forward: `main` <sha> to *preview*: superseded
            <commit>
            A newer revision takes its place.
            <why>

            Refused
            :raised_hand: `main` <sha> to *preview*: refused
            <commit>
            There is no branch, tag or commit “nowhere” in acme/shop.
            <why>

            Inactive
            :zzz: `main` <sha> to *preview*: succeeded, no longer active
            <commit>
            A newer deployment has taken its place.
            <why>
            <pipeline>\
            """);
    }

    private static String abridged(String drawn) {
        return drawn.replace(SHA, "<sha>")
                .replace("Sell more shoes by <@U0BOB>", "<commit>")
                .replace(":white_check_mark: build   :x: test   :white_circle: deploy   ", "<jobs>")
                .replace("[Pipeline #41 -> https://app.circleci.com/pipelines/41]", "<pipeline>")
                .replace("[Cancel -> cancel-deployment=" + Samples.id(1) + "]", "<cancel>")
                .replace("[Rollback -> roll-back=" + Samples.id(1) + "]", "<rollback>")
                .replace("[Retry -> retry-deployment=" + Samples.id(1) + "]", "<retry>")
                .replace("> acme/shop #1, asked for by alice", "<why>");
    }

    @Test
    void namesWhatWasAskedForWhileTheRefIsUnknown() {
        Deployment unresolved = Samples.deployment(1, new Requested(), null).delayed("GitHub");
        assertThat(abridged(drawn(unresolved))).isEqualTo("""
            :eyes: `main` to *preview*: requested
            Waiting for GitHub, which does not answer. I go on trying.
            <why>
            <cancel>\
            """);
    }

    @Test
    void doesNotSayThatItWaitsOnceItIsOver() {
        for (DeploymentState state : Samples.states()) {
            Deployment delayed = Samples.deployment(state).delayed("CircleCI");
            assertThat(drawn(delayed).contains("Waiting for CircleCI"))
                    .as("%s", state)
                    .isEqualTo(!delayed.over());
        }
    }

    @Test
    void saysThatTheEnvironmentHasEnded() {
        Inactive inactive = new Inactive(900, Samples.pipeline(), Samples.NOON, Samples.NOON, null, Samples.NOON);
        assertThat(drawn(Samples.deployment(inactive))).contains("The environment has ended.");
    }

    @Test
    void namesTheAuthorWithoutMentionWhereTheyAreNotLinked() {
        assertThat(Drawn.text(DeploymentMessage.of(
                        Samples.deployment(new Requested()), People.NOBODY, Set.of(Mention.AUTHOR), Samples.NOON)))
                .contains("Sell more shoes by bob-gh");
    }

    @Test
    void mentionsTheAuthorWhenAnotherDeploysTheirWorkOnly() {
        SlackUser alice = Samples.ALICE;
        assertThat(commit(new Trigger(Trigger.Kind.COMMAND, "e", alice, "alice-gh", null, null, null)))
                .isEqualTo("Sell more shoes by <@U0BOB>");
        assertThat(commit(new Trigger(Trigger.Kind.PUSH, "e", null, "alice-gh", null, null, null)))
                .isEqualTo("Sell more shoes by <@U0BOB>");
        assertThat(commit(new Trigger(Trigger.Kind.PUSH, "e", null, "Bob-GH", null, null, null)))
                .isEqualTo("Sell more shoes by bob-gh");
        assertThat(commit(new Trigger(Trigger.Kind.COMMAND, "e", Samples.BOB, null, null, null, null)))
                .isEqualTo("Sell more shoes by bob-gh");
    }

    private static String commit(Trigger trigger) {
        return drawn(by(trigger, Samples.commit())).lines().skip(1).findFirst().orElseThrow();
    }

    @Test
    void saysWhoAndWhatSetItOff() {
        assertThat(why(new Trigger(Trigger.Kind.PUSH, "e", null, "bob-gh", null, null, null)))
                .isEqualTo("pushed by bob-gh");
        assertThat(why(new Trigger(Trigger.Kind.TAG, "e", null, "bob-gh", null, null, null)))
                .isEqualTo("tagged by bob-gh");
        assertThat(why(new Trigger(Trigger.Kind.PULL_REQUEST, "e", null, "bob-gh", 7, null, null)))
                .isEqualTo("pull request #7 by bob-gh");
        assertThat(why(new Trigger(Trigger.Kind.GITHUB_DEPLOYMENT, "e", null, null, null, null, null)))
                .isEqualTo("GitHub Deployment by somebody");
        assertThat(why(new Trigger(Trigger.Kind.RETRY, "e", Samples.ALICE, "alice-gh", null, null, null)))
                .isEqualTo("tried again by alice");
    }

    private static String why(Trigger trigger) {
        return drawn(by(trigger, null))
                .lines()
                .filter(line -> line.startsWith("> acme/shop #1, "))
                .findFirst()
                .orElseThrow()
                .replace("> acme/shop #1, ", "");
    }

    private static Deployment by(Trigger trigger, @Nullable Commit commit) {
        return Samples.by(Samples.deployment(new Requested()), trigger, commit, null);
    }

    @Test
    void showsTheEndOfTheLogInTheThread() {
        assertThat(failure("expected 2\nbut was 3")).isEqualTo("""
            Job test failed. [Pipeline #41](https://app.circleci.com/pipelines/41)
            | expected 2
            | but was 3\
            """);
        assertThat(failure(null)).isEqualTo("Job test failed. [Pipeline #41](https://app.circleci.com/pipelines/41)");
    }

    private static String failure(@Nullable String log) {
        return Drawn.text(DeploymentMessage.failure(
                new Failed(900L, Samples.pipeline(), List.of(), "Job test failed.", log, Samples.NOON)));
    }

    private static String drawn(Deployment deployment) {
        return Drawn.text(DeploymentMessage.of(deployment, Samples.people(), Set.of(Mention.AUTHOR), Samples.NOON));
    }
}

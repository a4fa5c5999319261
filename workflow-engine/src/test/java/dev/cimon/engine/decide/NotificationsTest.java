package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.decide.EffectResult.PipelineStatus;
import dev.cimon.engine.project.People;
import org.junit.jupiter.api.Test;

/** Which channel is told of which deployment, and who is mentioned. */
class NotificationsTest {

    private static final String FILE = """
        environments:
          preview: {on: {branches: [main]}}
          live:
          quiet: {allowed-refs: {tags: [v*]}}
        notifications:
          C0SHOP:
        """;

    @Test
    void areOfTheNamedEnvironmentsOnly() {
        Play play = Play.withWorkflow(FILE + "    environments: [live]\n");
        play.events.pushes("refs/heads/main").run();
        play.ends(1, PipelineStatus.SUCCEEDED).run();
        play.events.types("deploy main to live").run();
        assertThat(play.hasMessage(1)).isFalse();
        assertThat(play.messageOf(2)).contains("to live: running");
        assertThat(play.answers).isEmpty();
    }

    @Test
    void beginOnceOneOfTheStatesIsReached() {
        Play play = Play.withWorkflow(FILE + "    states: [failed, succeeded]\n");
        play.events.pushes("refs/heads/main").run();
        assertThat(play.hasMessage(1)).isFalse();
        play.ends(1, PipelineStatus.FAILED).run();
        assertThat(play.messageOf(1)).contains("to preview: failed");
        assertThat(play.threadMessages()).hasSize(1);
        play.events.pushes("refs/heads/main").run();
        play.ends(2, PipelineStatus.SUCCEEDED).run();
        play.events.pushes("refs/heads/main").run();
        play.ends(3, PipelineStatus.SUCCEEDED).run();
        assertThat(play.messageOf(2)).contains("to preview: succeeded, no longer active");
    }

    @Test
    void doNotKeepAnAnswerFromWhoeverAsks() {
        Play play = Play.withWorkflow(FILE + "    states: [failed]\n");
        play.events.types("deploy main to live").run();
        assertThat(play.lastAnswer()).isEqualTo("""
                main 0000000 to live: queued
                The workflow does not have this channel told of it, or not yet. How it goes on: /cimon why 1""");
        play.events.types("deploy main to quiet").run();
        assertThat(play.lastAnswer())
                .startsWith("main 0000000 to quiet: refused\nThe workflow does not let the branch main go to quiet");
        assertThat(play.hasMessage(1)).isFalse();
        assertThat(play.hasMessage(2)).isFalse();
        play.ends(1, PipelineStatus.FAILED).run();
        assertThat(play.messageOf(1)).contains("to live: failed");
    }

    @Test
    void doNotKeepTheReasonFromWhoeverTriesAgain() {
        Play play = Play.withWorkflow(FILE + "    states: [failed]\n");
        play.events.types("deploy main to live").run();
        play.ends(1, PipelineStatus.FAILED).run();
        play.workflow(
                "environments: {live: {allowed-refs: {tags: [v*]}}}\nnotifications: {C0SHOP: {states: [failed]}}");
        play.events
                .pushes("refs/heads/main", "Change the workflow [deploy skip]")
                .run();
        play.events.types("retry live").run();
        assertThat(play.hasMessage(2)).isFalse();
        assertThat(play.lastAnswer())
                .startsWith("#2 is refused as well. The workflow does not let the branch main go to live");
    }

    @Test
    void mentionWhomTheWorkflowSays() {
        assertThat(messageWhereMentioned("[requester]")).contains("Sell more shoes by bob-gh", "asked for by @U0ALICE");
        assertThat(messageWhereMentioned("[author, requester]"))
                .contains("Sell more shoes by @U0BOB", "asked for by @U0ALICE");
        assertThat(messageWhereMentioned("nobody")).contains("Sell more shoes by bob-gh", "asked for by alice");
    }

    private static String messageWhereMentioned(String mentions) {
        Play play = Play.withWorkflow(FILE + "    mentions: " + mentions + "\n")
                .linked(
                        new People.Link("T0ACME", Samples.ALICE, "alice-gh"),
                        new People.Link("T0ACME", Samples.BOB, "bob-gh"));
        play.events.types("deploy main to live").run();
        return play.messageOf(1);
    }
}

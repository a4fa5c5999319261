package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.message.DeploymentMessage;
import dev.cimon.events.deployment.DeploymentRequested;
import dev.cimon.events.github.CheckReported.Result;
import org.junit.jupiter.api.Test;

class ForceTest {

    private static final String WHY = "Customers cannot pay";

    private final Play play = Play.withProject();

    @Test
    void goesPastAFreezeAndSaysSoEverywhere() {
        play.events.types(Samples.BOB, "freeze Sale").run();
        play.events.types("deploy fix to production --force \"" + WHY + "\"").run();
        assertThat(play.stateOf(1)).isEqualTo("Running");
        assertThat(play.messageOf(1)).contains("Forced: “Customers cannot pay”.");
        assertThat(play.audit)
                .anyMatch(event -> event instanceof DeploymentRequested requested
                        && WHY.equals(requested.trigger().forced()));
        play.events.types("why 1").run();
        assertThat(play.lastAnswer())
                .contains(
                        "asked for: fix, whatever can be forced: “Customers cannot pay”",
                        "freeze: bob has frozen all deployments: “Sale”. Forced all the same: “Customers cannot pay”.");
    }

    @Test
    void neverGoesPastTheLockOfSomebodyElse() {
        play.events.types(Samples.BOB, "lock production").run();
        play.events.types("deploy fix to production --force \"" + WHY + "\"").run();
        assertThat(play.stateOf(1)).isEqualTo("Waiting");
        press(1);
        assertThat(play.forms).isEmpty();
        assertThat(play.lastAnswer())
                .isEqualTo("#1 (waiting) is not held back by anything that can be forced, so nothing has changed. See"
                        + " /cimon why 1");
    }

    @Test
    void deploysAnywayByTheButtonAndAReason() {
        play.events.types(Samples.BOB, "freeze Sale").run();
        play.events.pushes("refs/heads/main").run();
        assertThat(play.stateOf(1)).isEqualTo("Waiting");
        press(1);
        play.happens("submitted", Forms.reasoned(play.forms.getFirst(), Samples.ALICE, WHY));
        play.run();
        assertThat(play.stateOf(1)).isEqualTo("Superseded");
        assertThat(play.stateOf(2)).isEqualTo("Running");
        assertThat(play.number(2).requireCommit()).isEqualTo(play.number(1).requireCommit());
        assertThat(play.messageOf(2)).contains("asked for by alice", "Forced: “Customers cannot pay”.");
        assertThat(play.lastAnswer())
                .isEqualTo("#2 deploys what #1 was to deploy, in your name and for the reason you gave.");
    }

    @Test
    void changesNothingWithoutAReasonOrOnceItGoesOnAnyway() {
        play.events.types(Samples.BOB, "freeze Sale").run();
        play.events.pushes("refs/heads/main").run();
        press(1);
        play.happens("empty", Forms.reasoned(play.forms.getFirst(), Samples.ALICE, "  "));
        assertThat(play.run().lastAnswer()).isEqualTo("Nothing has changed: to deploy anyway, say why.");
        play.events.types(Samples.BOB, "thaw").run();
        play.happens("late", Forms.reasoned(play.forms.getFirst(), Samples.ALICE, WHY));
        assertThat(play.run().lastAnswer()).startsWith("#1 (running) is not held back");
        assertThat(play.count()).isOne();
    }

    @Test
    void deploysWhatWasRefusedOnceHoweverOftenItIsAsked() {
        Play red = Play.withWorkflow("environments: {preview: {required-checks: [build]}}")
                .reports("build", Result.FAILED);
        red.events.types("deploy main to preview").run();
        assertThat(red.stateOf(1)).isEqualTo("Refused");
        red.events.presses(Samples.ALICE, DeploymentMessage.FORCE, 1).run();
        red.happens("first", Forms.reasoned(red.forms.getFirst(), Samples.ALICE, WHY));
        red.run();
        assertThat(red.stateOf(2)).isEqualTo("Running");
        red.happens("second", Forms.reasoned(red.forms.getFirst(), Samples.BOB, WHY));
        assertThat(red.run().lastAnswer())
                .isEqualTo("#2 (running) has come to preview since #1, so I do not put the older commit over it. To do"
                        + " so all the same: /cimon deploy 0000000 to preview");
        assertThat(red.count()).isEqualTo(2);
    }

    @Test
    void isForThoseOnlyWhoMayDeployThere() {
        Play red = Play.withWorkflow(
                        "environments: {preview: {required-checks: [build], permissions: {slack-users: [U0ALICE]}}}")
                .reports("build", Result.FAILED);
        red.events.types("deploy main to preview").run();
        red.events.presses(Samples.BOB, DeploymentMessage.FORCE, 1).run();
        red.happens("forced", Forms.reasoned(red.forms.getFirst(), Samples.BOB, WHY));
        assertThat(red.run().lastAnswer()).isEqualTo("You may not deploy to preview, only U0ALICE.");
        assertThat(red.count()).isEqualTo(1);
    }

    @Test
    void neverCutsACharacterInTwo() {
        play.events
                .types(Samples.BOB, "freeze Sale")
                .run()
                .events
                .pushes("refs/heads/main")
                .run();
        press(1);
        String long254 = "x".repeat(254);
        assertThat(ForceForm.reason(
                        Forms.reasoned(play.forms.getFirst(), Samples.ALICE, long254 + "\uD83D\uDE00 and more")))
                .isEqualTo(long254);
    }

    private void press(long number) {
        play.events
                .presses(DeploymentMessage.FORCE, play.number(number).id().toString())
                .run();
    }
}

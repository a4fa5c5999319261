package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.decide.EffectResult.PipelineStatus;
import dev.cimon.engine.message.DeploymentMessage;
import dev.cimon.engine.project.People;
import dev.cimon.events.deployment.DeploymentApproved;
import dev.cimon.events.reference.SlackUser;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Environments to which nothing goes unless others agree. */
class ApprovalTest {

    private static final SlackUser CAROL = new SlackUser("U0CAROL", "carol");

    private final Play play = Play.withWorkflow("""
                    environments:
                      preview: {approvals: {required: 2, by: {logins: [bob-gh], teams: [acme/release]}}}
                      test: {approvals: {required: 1}, on: {branches: [main]}}
                      demo:
                    """)
            .linked(new People.Link("T0ACME", Samples.BOB, "bob-gh"), new People.Link("T0ACME", CAROL, "carol-gh"))
            .teams(Map.of("acme/release", List.of("carol-gh")));

    @Test
    void goesOnWhenEnoughPeopleHaveAgreed() {
        play.events.types("deploy main to preview").run();
        assertThat(play.messageOf(1)).contains("2 people have to approve it: bob-gh, acme/release.");
        play.events.presses(Samples.BOB, DeploymentMessage.APPROVE, 1).run();
        assertThat(play.lastAnswer()).isEqualTo("You have approved #1, 0000000 to preview.");
        assertThat(play.messageOf(1)).contains("Approved by bob so far.");
        play.events.types(CAROL, "approve 1").run();
        assertThat(play.stateOf(1)).isEqualTo("Running");
        assertThat(play.audit)
                .contains(
                        new DeploymentApproved(
                                play.number(1).ref(), Samples.BOB, "bob-gh", "as bob-gh", Samples.REVISION),
                        new DeploymentApproved(
                                play.number(1).ref(),
                                CAROL,
                                "carol-gh",
                                "as carol-gh of acme/release",
                                Samples.REVISION));
        play.events.types("why 1").run();
        assertThat(play.lastAnswer())
                .contains(
                        "approved by bob, as bob-gh",
                        "approval: bob has approved it, as bob-gh. carol has approved it, as carol-gh of acme/release.");
    }

    @Test
    void isOverWhenOneOfThemRejectsIt() {
        play.events.types("deploy main to preview").run();
        play.events.types(Samples.BOB, "reject 1 \"Not on Fridays\"").run();
        assertThat(play.lastAnswer()).isEqualTo("You have rejected #1, 0000000 to preview. It is not deployed.");
        assertThat(play.stateOf(1)).isEqualTo("Refused");
        assertThat(play.messageOf(1)).contains("bob has rejected it, as bob-gh: “Not on Fridays”.");
    }

    @Test
    void letsWhoeverAgreedThinkOtherwise() {
        play.events.types("deploy main to preview").run();
        play.events
                .types(Samples.BOB, "approve 1")
                .run()
                .events
                .types(Samples.BOB, "approve 1")
                .run();
        assertThat(play.lastAnswer())
                .isEqualTo("You have approved #1 before; once is enough. If you think otherwise now: /cimon reject 1");
        play.events.presses(Samples.BOB, DeploymentMessage.REJECT, 1).run();
        assertThat(play.messageOf(1)).contains("bob has rejected it, as bob-gh.");
    }

    @Test
    void letsNobodyDecideAboutTheirOwn() {
        play.events.types("deploy main to test").run().events.types("approve 1").run();
        assertThat(play.lastAnswer())
                .isEqualTo("You have asked for #1 yourself, so somebody else decides about it. To call it off:"
                        + " /cimon cancel 1");
        assertThat(play.stateOf(1)).isEqualTo("Waiting");
        play.events.types(Samples.BOB, "approve 1").run();
        assertThat(play.stateOf(1)).isEqualTo("Running");
    }

    @Test
    void letsOthersApproveWhatSomebodyHasPushed() {
        play.events.pushes("refs/heads/main").run();
        play.events.types("approve 1").run();
        assertThat(play.stateOf(1)).isEqualTo("Running");
    }

    @Test
    void turnsTheWrongPersonAway() {
        play.events.types(Samples.BOB, "deploy main to preview").run();
        play.events.types("approve 1").run();
        assertThat(play.lastAnswer())
                .isEqualTo("Others decide about what goes to preview: bob-gh, acme/release. If you are one of them,"
                        + " tell me your GitHub login first: /cimon hello <login>");
        assertThat(play.stateOf(1)).isEqualTo("Waiting");
    }

    @Test
    void turnsAwayWhoIsInNoneOfTheTeams() {
        play.linked(new People.Link("T0ACME", Samples.ALICE, "alice-gh"));
        play.events.types(Samples.BOB, "deploy main to preview").run();
        play.events.types("approve 1").run();
        assertThat(play.performed(Effect.ProveVoter.class)).hasSize(1);
        assertThat(play.lastAnswer()).isEqualTo("Others decide about what goes to preview: bob-gh, acme/release.");
    }

    @Test
    void saysWhenGitHubDoesNotTellWhoIsInATeam() {
        play.refuse(Effect.ProveVoter.class, 404, "There is no team acme/release.");
        play.events
                .types("deploy main to preview")
                .run()
                .events
                .types(CAROL, "approve 1")
                .run();
        assertThat(play.lastAnswer())
                .isEqualTo("GitHub does not tell me who is in acme/release: There is no team acme/release.");
        assertThat(play.stateOf(1)).isEqualTo("Waiting");
    }

    @Test
    void saysWhenThereIsNothingToDecide() {
        play.events
                .types("deploy main to demo")
                .run()
                .events
                .types(Samples.BOB, "approve 1")
                .run();
        assertThat(play.lastAnswer()).isEqualTo("#1 has been decided already: it is running.");
        play.events
                .types("lock demo")
                .run()
                .events
                .types(Samples.BOB, "deploy main to demo")
                .run();
        play.events.types("approve 2").run();
        assertThat(play.lastAnswer())
                .isEqualTo("Nobody has to approve #2, so nothing has changed. See what it waits for: /cimon why 2");
        play.events.types("approve 99").run();
        assertThat(play.lastAnswer()).startsWith("I know no deployment #99 here.");
    }

    @Test
    void saysWhenEnoughHaveAgreed() {
        play.events
                .types("lock test")
                .run()
                .events
                .types(Samples.BOB, "deploy main to test")
                .run();
        play.events.types("approve 1").run().events.types(CAROL, "reject 1").run();
        assertThat(play.lastAnswer())
                .isEqualTo("#1 needs no decision now. alice has approved it, like everybody here.");
        play.events.types("unlock test").run();
        assertThat(play.stateOf(1)).isEqualTo("Running");
    }

    @Test
    void countsNoMoreOnceTheRefHasMovedOn() {
        play.events
                .types("deploy main to preview")
                .run()
                .events
                .types(Samples.BOB, "approve 1")
                .run();
        play.events.pushes("refs/heads/main", "Sell less [deploy skip]").run();
        assertThat(play.messageOf(1))
                .contains("The ref has moved on since bob approved it, so that counts no more.")
                .doesNotContain("so far");
        play.events
                .types(CAROL, "approve 1")
                .run()
                .events
                .types(Samples.BOB, "approve 1")
                .run();
        assertThat(play.stateOf(1)).isEqualTo("Running");
    }

    @Test
    void doesNotPassOnToTheNewerPush() {
        play.events.types("lock test").run().events.pushes("refs/heads/main").run();
        play.events.types(CAROL, "approve 1").run();
        play.events.pushes("refs/heads/main").run();
        assertThat(play.stateOf(1)).isEqualTo("Superseded");
        assertThat(play.messageOf(2)).contains("The ref has moved on since carol approved it, so that counts no more.");
        play.events.types("unlock test").run();
        assertThat(play.stateOf(2)).isEqualTo("Waiting");
    }

    @Test
    void countsForAnotherTryOfTheSameCommit() {
        play.events
                .types("deploy main to test")
                .run()
                .events
                .types(Samples.BOB, "approve 1")
                .run();
        play.ends(1, PipelineStatus.FAILED).run().events.types("retry 1").run();
        assertThat(play.stateOf(2)).isEqualTo("Running");
    }

    @Test
    void goesOnOnceTheWorkflowAsksForNobodyAnyMore() {
        play.events.types("deploy main to preview").run();
        play.workflow("environments: {preview: }");
        play.events
                .pushes("refs/heads/main", "Change the workflow [deploy skip]")
                .run();
        assertThat(play.stateOf(1)).isEqualTo("Running");
    }

    @Test
    void isRecordedWithTheRightByWhichTheyDecide() {
        play.events.types("deploy main to preview").run();
        play.events.types(Samples.BOB, "approve 1").run();
        play.events.types(CAROL, "reject 1 \"Not on Fridays\"").run();
        assertThat(play.deeds)
                .extracting(deed -> deed.what() + ", " + deed.right() + ", " + deed.why())
                .containsExactly(
                        "deployment-requested, may write in channel C0SHOP, null",
                        "deployment-approved, may approve as bob-gh, null",
                        "deployment-rejected, may reject as carol-gh of acme/release, Not on Fridays");
    }

    @Test
    void countsNoMoreWhenTheRefMovesWhileGitHubRegistersTheDeployment() {
        play.events.types("deploy main to test").run().events.types(Samples.BOB, "approve 1");
        assertThat(play.stateOf(1)).isEqualTo("Creating");
        play.events.pushes("refs/heads/main", "Sell less [deploy skip]").run();
        assertThat(play.stateOf(1)).isEqualTo("Waiting");
        assertThat(play.messageOf(1)).contains("The ref has moved on since bob approved it");
        assertThat(play.performed(Effect.TriggerPipeline.class)).isEmpty();
    }

    @Test
    void countsForACommitThatIsNamedItselfWhateverIsPushed() {
        play.events.types("deploy 3f9c2ab to preview").run();
        play.events.types(Samples.BOB, "approve 1").run();
        play.events.pushes("refs/heads/main", "Sell less [deploy skip]").run();
        assertThat(play.messageOf(1)).contains("Approved by bob so far.").doesNotContain("moved on");
    }
}

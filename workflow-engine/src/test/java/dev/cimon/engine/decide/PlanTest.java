package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.decide.EffectResult.PipelineStatus;
import dev.cimon.engine.message.PlanReplies;
import dev.cimon.events.content.Block;
import org.junit.jupiter.api.Test;

class PlanTest {

    private final Play play = Play.withProject();

    @Test
    void showsWhatWouldBeDoneAndDoesNothing() {
        play.events.types("deploy main to test").run();
        play.ends(1, PipelineStatus.SUCCEEDED).run();
        play.events.types("deploy fix to test --plan").run();
        assertThat(play.lastAnswer()).isEqualTo("""
                fix 0000000 to test: nothing has been done yet. What the gates say:
                ref: “fix” is 0000000.
                allowed-ref: fix may go to test.
                permission: Everybody here may deploy to test.
                freeze: Nothing is frozen.
                lock: Nobody has locked test.
                order: Nothing has to go elsewhere before it goes to test.
                checks: No check has to be green for test.
                approval: Nobody has to approve what goes to test.
                concurrency: Nothing else is being deployed to test.
                fix is 1 commit ahead of test. Compare
                0000000 Sell tea by bob-gh
                CircleCI would run on refs/heads/fix with these parameters:
                cimon_deployment: the id of the deployment
                environment: test
                revision: 0000000000000000000000000000000000000abc
                subdomain: test
                url: https://test.acme.dev/
                version: test-0000000000""");
        assertThat(play.count()).isOne();
        assertThat(play.projects().getFirst().deployments()).isOne();
    }

    @Test
    void isCarriedOutOnceItIsConfirmed() {
        play.events.types("deploy main to preview --plan").run();
        play.events.pressesOnTheAnswer(PlanReplies.CONFIRM).run();
        assertThat(play.lastAnswer()).isEqualTo("#1 is on its way as planned.");
        assertThat(play.stateOf(1)).isEqualTo("Running");
        assertThat(play.messageOf(1)).contains("asked for by alice");
    }

    @Test
    void isNotCarriedOutWhenTheRefHasMoved() {
        play.events.types("deploy main to preview --plan").run();
        play.branchesMove(Samples.revision(0x7777777));
        play.events.pressesOnTheAnswer(PlanReplies.CONFIRM).run();
        assertThat(play.lastAnswer())
                .startsWith("Nothing was deployed, since this has changed since you were shown the plan: It is 0000000"
                        + " now; it was 0000000. CircleCI would be given something else. The plan is now:");
        assertThat(play.count()).isZero();
        play.events.pressesOnTheAnswer(PlanReplies.CONFIRM).run();
        assertThat(play.stateOf(1)).isEqualTo("Running");
    }

    @Test
    void isNotCarriedOutWhenAGateHasClosedOrSomethingElseRunsThere() {
        play.events.types("deploy main to test --plan").run();
        play.events.types("deploy fix to test").run();
        play.ends(1, PipelineStatus.SUCCEEDED).run();
        play.events.types(Samples.BOB, "lock test").run();
        confirmTheFirstPlan();
        assertThat(play.lastAnswer())
                .startsWith("Nothing was deployed, since this has changed since you were shown the plan: #1 runs there"
                        + " now; it was nothing. lock: bob has locked test. The plan is now:");
        assertThat(play.count()).isOne();
    }

    @Test
    void keepsTheReasonOfWhoeverInsists() {
        play.events.types(Samples.BOB, "freeze Sale").run();
        play.events
                .types("deploy main to preview --plan --force \"Customers cannot pay\"")
                .run();
        assertThat(play.lastAnswer()).contains("Forced all the same: “Customers cannot pay”.");
        play.events.pressesOnTheAnswer(PlanReplies.CONFIRM).run();
        assertThat(play.messageOf(1)).contains("Forced: “Customers cannot pay”.");
    }

    @Test
    void offersNothingThatWouldBeRefused() {
        play.workflow("environments: {live: {allowed-refs: {tags: [v*]}}}");
        play.events
                .pushes("refs/heads/main", "Change the workflow [deploy skip]")
                .run();
        play.events.types("deploy main to live --plan").run();
        assertThat(play.lastAnswer())
                .contains("allowed-ref: The workflow does not let the branch main go to live", "It would be refused.");
        assertThat(play.answers.getLast().content().blocks()).noneMatch(Block.Actions.class::isInstance);
    }

    @Test
    void refusesWhatCannotBePlanned() {
        play.events.types("deploy main to nowhere --plan").run();
        assertThat(play.lastAnswer()).startsWith("There is no environment “nowhere”.");
        play.refuse(Effect.PlanDeployment.class, 404, "Not Found");
        play.events.types("deploy mian to preview --plan").run();
        assertThat(play.lastAnswer()).startsWith("There is no branch, tag or commit “mian” in acme/shop.");
        play.events.presses(PlanReplies.CONFIRM, "acme/shop preview").run();
        assertThat(play.lastAnswer()).startsWith("This message is about a deployment of a repository");
        assertThat(play.count()).isZero();
    }

    @Test
    void isCarriedOutOnceHoweverOftenItIsConfirmed() {
        play.events.types(Samples.BOB, "freeze Sale").run();
        play.events.types("deploy main to preview --plan").run();
        confirmTheFirstPlan();
        confirmTheFirstPlan();
        assertThat(play.lastAnswer()).isEqualTo("#1 is on its way as planned; its message shows what it waits for.");
        assertThat(play.count()).isOne();
    }

    @Test
    void isNotCarriedOutWhenCircleCiWouldRunAnotherPipeline() {
        play.events.types("deploy main to preview --plan").run();
        play.events
                .types("set pipelinedefinition 01234567-89ab-cdef-0123-456789abcdef")
                .run();
        confirmTheFirstPlan();
        assertThat(play.lastAnswer())
                .startsWith("Nothing was deployed, since this has changed since you were shown the plan: CircleCI would"
                        + " be given something else. The plan is now:");
    }

    @Test
    void saysWhatIsLookedAtOnlyOnceItIsConfirmed() {
        Play checked = Play.withWorkflow("environments: {live: {required-checks: all}}");
        checked.events.types("deploy main to live --plan").run();
        assertThat(checked.lastAnswer())
                .endsWith(
                        "GitHub and Slack are asked about checks, teams and user groups once it is confirmed, not for a plan.");
    }

    private void confirmTheFirstPlan() {
        play.answers.stream()
                .flatMap(answer -> answer.content().blocks().stream())
                .filter(Block.Actions.class::isInstance)
                .flatMap(block -> ((Block.Actions) block).buttons().stream())
                .filter(button -> button.action().equals(PlanReplies.CONFIRM))
                .findFirst()
                .ifPresent(button ->
                        play.events.presses(PlanReplies.CONFIRM, button.value()).run());
    }
}

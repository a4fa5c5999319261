package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.decide.EffectResult.PipelineStatus;
import dev.cimon.engine.message.DeploymentMessage;
import dev.cimon.engine.message.PlanReplies;
import dev.cimon.events.deployment.Parameter;
import dev.cimon.events.deployment.Parameter.Type;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people may give to CI, as the workflow declares it. */
class ParametersTest {

    private static final String FILE = """
        environments:
          preview:
            on: {branches: [main]}
            parameters:
              debug: {type: boolean, default: false}
          live:
            approvals: {required: 1}
            parameters:
              ticket: {type: string, required: true, description: Why it is urgent.}
              replicas: {type: integer, default: 3}
              size: {type: enum, values: [small, large]}
          plain:
        """;

    private final Play play = Play.withWorkflow(FILE);

    @Test
    void giveToCiWhatSomebodyTypedAndTheDefaultsOfTheRest() {
        play.events
                .types("deploy main to live ticket=\"SHOP-7, urgently\" Size=large")
                .run();
        assertThat(play.messageOf(1)).contains("With ticket=\"SHOP-7, urgently\", replicas=3, size=large");
        play.events.presses(Samples.BOB, DeploymentMessage.APPROVE, 1).run();
        assertThat(declared(0))
                .containsExactly(
                        new Parameter("ticket", Type.STRING, "SHOP-7, urgently"),
                        new Parameter("replicas", Type.INTEGER, "3"),
                        new Parameter("size", Type.ENUM, "large"));
        play.events.types("why 1").run();
        assertThat(play.lastAnswer()).contains("With ticket=\"SHOP-7, urgently\", replicas=3, size=large");
    }

    @Test
    void haveTheirDefaultsWhereNobodyIsAsked() {
        play.events.pushes("refs/heads/main").run();
        assertThat(declared(0)).containsExactly(new Parameter("debug", Type.BOOLEAN, "false"));
    }

    @Test
    void areRefusedInWordsWhenTheyAreWrong() {
        play.events
                .types("deploy main to live tickett=7 replicas=two size=huge")
                .run();
        assertThat(play.lastAnswer()).isEqualTo("""
                Nothing was deployed. There is no parameter “tickett”; did you mean “ticket”? “ticket” has to be given. “replicas” is a whole number, not “two”. “size” is one of small, large, not “huge”.
                The workflow declares for live:
                ticket a line of 255 characters at most; has to be given. Why it is urgent.
                replicas a whole number; 3 by default
                size one of small, large; may be left out""");
        play.events.types("deploy main to live ticket=\"  \"").run();
        assertThat(play.lastAnswer()).startsWith("Nothing was deployed. “ticket” has to be given.\n");
        play.events.types("deploy main to plain debug=true --plan").run();
        assertThat(play.lastAnswer()).isEqualTo("""
                Nothing was deployed. There is no parameter “debug”.
                The workflow declares no parameters for plain; it may in .github/cimon.yml.""");
        play.events.types("deploy main to preview debug=" + "x".repeat(300)).run();
        assertThat(play.lastAnswer()).contains("“debug” is true or false, not “xxx");
        assertThat(play.count()).isZero();
    }

    @Test
    void areNeverLongerThanAButtonCarries() {
        Play play = Play.withWorkflow("environments: {live: {parameters: {a: {type: string}, b: {type: string},"
                + " c: {type: string}, d: {type: string}}}}");
        String long250 = "x".repeat(250);
        play.events
                .types("deploy main to live a=" + long250 + " b=" + long250 + " c=" + long250 + " d=" + long250)
                .run();
        assertThat(play.lastAnswer()).contains("Together they have more than 800 characters: make them shorter.");
    }

    @Test
    void areOnThePlanAndBoundToIt() {
        play.events.types("deploy main to preview debug=TRUE --plan").run();
        assertThat(play.lastAnswer()).contains("version: preview-0000000000\ndebug: true");
        play.events.pressesOnTheAnswer(PlanReplies.CONFIRM).run();
        assertThat(play.lastAnswer()).isEqualTo("#1 is on its way as planned.");
        assertThat(declared(0)).containsExactly(new Parameter("debug", Type.BOOLEAN, "true"));
    }

    @Test
    void areLookedAtOnceMoreWhenAPlanIsConfirmed() {
        play.events.types("deploy main to live ticket=7 --plan").run();
        play.workflow(FILE.replace("ticket:", "issue:"));
        play.events.pushes("refs/heads/main").run();
        play.events.pressesOnTheAnswer(PlanReplies.CONFIRM).run();
        assertThat(play.lastAnswer()).contains("There is no parameter “ticket”.");
        assertThat(play.count()).isOne();
    }

    @Test
    void stayTheSameWhenItIsTriedAgainOrRolledBack() {
        play.events.types("deploy main to preview debug=true").run();
        play.ends(1, PipelineStatus.FAILED).run();
        play.events.types("retry 1").run();
        play.ends(2, PipelineStatus.SUCCEEDED).run();
        assertThat(declared(1)).containsExactly(new Parameter("debug", Type.BOOLEAN, "true"));
        play.branchesMove(Samples.revision(0x7777777));
        play.events.types("deploy main to preview").run();
        play.ends(3, PipelineStatus.SUCCEEDED).run();
        play.events.types("rollback preview").run();
        assertThat(declared(2)).containsExactly(new Parameter("debug", Type.BOOLEAN, "false"));
        assertThat(declared(3)).containsExactly(new Parameter("debug", Type.BOOLEAN, "true"));
    }

    @Test
    void keepWhatWasApprovedToWhatWasApproved() {
        play.events.types("deploy main to live ticket=1").run();
        play.events.types(Samples.BOB, "approve 1").run();
        play.ends(1, PipelineStatus.FAILED).run();
        play.events.types("retry 1").run();
        assertThat(play.stateOf(2)).isEqualTo("Running");
        play.ends(2, PipelineStatus.SUCCEEDED).run();
        play.events.types("deploy main to live ticket=2").run();
        assertThat(play.stateOf(3)).isEqualTo("Waiting");
    }

    private List<Parameter> declared(int index) {
        return List.copyOf(
                play.performed(Effect.TriggerPipeline.class).get(index).declared());
    }
}

package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.decide.EffectResult.PipelineStatus;
import org.junit.jupiter.api.Test;

/** Environments that only take what has succeeded in another. */
class OrderTest {

    private static final String FILE = """
        environments:
          live: {production: true, after: check, on: {branches: [main]}}
          check: {on: {branches: [main]}}
          demo: {after: check}
        """;

    private final Play play = Play.withWorkflow(FILE);

    @Test
    void refusesWhatHasNotSucceededBeforeAndSaysWhatToDo() {
        play.events.types("deploy main to live").run();
        assertThat(play.stateOf(1)).isEqualTo("Refused");
        assertThat(play.messageOf(1))
                .contains("0000000 has not succeeded on check yet. Deploy it there first: /cimon deploy main to check");
    }

    @Test
    void takesWhatHasSucceededBeforeWhateverRunsThereNow() {
        play.events
                .types("deploy main to check")
                .run()
                .ends(1, PipelineStatus.SUCCEEDED)
                .run();
        play.events
                .pushes("refs/heads/main")
                .run()
                .ends(3, PipelineStatus.SUCCEEDED)
                .run();
        assertThat(play.stateOf(1)).isEqualTo("Inactive");
        play.events.types("deploy main to demo").run();
        assertThat(play.stateOf(4)).isEqualTo("Running");
    }

    @Test
    void letsAPushWaitForItsOwnDeploymentBeforeWhicheverStandsFirst() {
        play.events.pushes("refs/heads/main").run();
        assertThat(play.number(1).environment()).hasToString("live");
        assertThat(play.stateOf(1)).isEqualTo("Waiting");
        assertThat(play.messageOf(1)).contains("0000000 has not succeeded on check yet: #2 takes it there.");
        play.ends(2, PipelineStatus.SUCCEEDED).run();
        assertThat(play.stateOf(1)).isEqualTo("Running");
    }

    @Test
    void refusesWhatWaitedWhenTheOneBeforeFails() {
        play.events
                .pushes("refs/heads/main")
                .run()
                .ends(2, PipelineStatus.FAILED)
                .run();
        assertThat(play.stateOf(1)).isEqualTo("Refused");
        assertThat(play.messageOf(1)).contains("has not succeeded on check yet. Deploy it there first");
    }

    @Test
    void refusesWhatWaitedWhenTheOneBeforeIsCalledOff() {
        play.events.types("lock check").events.types("lock live").run();
        play.events.pushes("refs/heads/main").run();
        assertThat(play.stateOf(1)).isEqualTo("Waiting");
        play.events.types("cancel 2").run();
        assertThat(play.stateOf(1)).isEqualTo("Refused");
    }

    @Test
    void letsWhatWaitsGoOnceTheWorkflowAsksForItNoMore() {
        play.events.pushes("refs/heads/main").run();
        play.workflow("environments: {live: , check: }");
        play.events
                .pushes("refs/heads/main", "Change the workflow [deploy skip]")
                .run();
        assertThat(play.stateOf(1)).isEqualTo("Running");
    }

    @Test
    void letsOnlyWhatHasSucceededOnTestGoToStagingByDefault() {
        Play standard = Play.withProject();
        standard.events.types("deploy main to staging").run();
        assertThat(standard.messageOf(1))
                .contains("has not succeeded on test yet. Deploy it there first: /cimon deploy main to test");
        standard.events
                .types("deploy main to test")
                .run()
                .ends(2, PipelineStatus.SUCCEEDED)
                .run();
        standard.events.types("deploy main to staging").run();
        assertThat(standard.stateOf(3)).isEqualTo("Running");
    }

    @Test
    void takesWhatRunsInTheEnvironmentItComesAfter() {
        play.events
                .types("deploy main to check")
                .run()
                .ends(1, PipelineStatus.SUCCEEDED)
                .run();
        play.events.types("deploy demo").run();
        assertThat(play.number(2).requireCommit()).isEqualTo(play.number(1).requireCommit());
        play.events.types("deploy live").run();
        assertThat(play.stateOf(3)).isEqualTo("Running");
    }

    @Test
    void saysWhereItStandsWhenSomebodyAsksWhy() {
        play.events.pushes("refs/heads/main").run();
        play.events.types("why 1").run();
        assertThat(play.lastAnswer()).contains("order: 0000000 has not succeeded on check yet: #2 takes it there.");
    }
}

package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.decide.EffectResult.PipelineStatus;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.deployment.DeploymentState;
import dev.cimon.engine.project.Project;
import dev.cimon.engine.project.WorkflowSource;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What becomes of a second deployment where the workflow wants something else than a queue. */
class ConcurrencyTest {

    private Play play =
            Play.withWorkflow("environments: {preview: {concurrency: cancel-running, on: {branches: [main]}}}");

    @Test
    void callsTheRunningOneOffAndGoesOnOnceItHasStopped() {
        play.events.types("deploy main to preview").run();
        play.events.types("deploy fix to preview");
        Plays.performUntil(play, Effect.CancelPipeline.class);
        assertThat(play.messageOf(1)).contains("#2 takes its place. It is being cancelled.");
        assertThat(play.stateOf(2)).isEqualTo("Waiting");
        play.run();
        assertThat(play.stateOf(1)).isEqualTo("Cancelled");
        assertThat(play.messageOf(1)).contains("#2 takes its place.");
        assertThat(play.stateOf(2)).isEqualTo("Running");
    }

    @Test
    void leavesOnlyTheNewestOfSeveral() {
        play.events.types("lock preview").run();
        play.events.types(Samples.BOB, "deploy main to preview").run();
        play.events.types(Samples.BOB, "deploy fix to preview").run();
        play.events.types(Samples.BOB, "deploy more to preview").run();
        play.events.types("unlock preview").run();
        assertThat(play.stateOf(1)).isEqualTo("Cancelled");
        assertThat(play.stateOf(2)).isEqualTo("Cancelled");
        assertThat(play.stateOf(3)).isEqualTo("Running");
        assertThat(play.performed(Effect.CreateGitHubDeployment.class)).hasSize(1);
    }

    @Test
    void callsNothingOffForOneThatIsHeldItself() {
        play.events.types("deploy main to preview").run();
        play.events.types("lock preview").run();
        play.events.types(Samples.BOB, "deploy fix to preview").run();
        assertThat(play.stateOf(1)).isEqualTo("Running");
        assertThat(play.stateOf(2)).isEqualTo("Waiting");
        play.events.types("unlock preview").run();
        assertThat(play.stateOf(1)).isEqualTo("Cancelled");
        assertThat(play.stateOf(2)).isEqualTo("Running");
    }

    @Test
    void waitsForTheRunningOneThatCannotBeCancelled() {
        play.events.types("deploy main to preview").run();
        play.refuse(Effect.CancelPipeline.class, 403, "No")
                .events
                .types("deploy fix to preview")
                .run();
        assertThat(play.stateOf(1)).isEqualTo("Running");
        assertThat(play.stateOf(2)).isEqualTo("Waiting");
        play.ends(1, PipelineStatus.SUCCEEDED).run();
        assertThat(play.stateOf(2)).isEqualTo("Running");
    }

    @Test
    void neverTakesAwayWhatHasSucceeded() {
        play.events
                .types("deploy main to preview")
                .run()
                .ends(1, PipelineStatus.SUCCEEDED)
                .run();
        play.events.types("deploy fix to preview").run();
        assertThat(play.stateOf(1)).isEqualTo("Succeeded");
        assertThat(play.stateOf(2)).isEqualTo("Running");
    }

    @Test
    void refusesTheSecondWhereTheWorkflowLetsNothingQueue() {
        play = Play.withWorkflow("environments: {preview: {concurrency: refuse}}");
        play.events
                .types("deploy main to preview")
                .run()
                .events
                .types("deploy fix to preview")
                .run();
        assertThat(play.stateOf(2)).isEqualTo("Refused");
        assertThat(play.messageOf(2))
                .contains("#1 is being deployed to preview, and the workflow lets nothing queue there. Try again once"
                        + " it has ended.");
        play.ends(1, PipelineStatus.SUCCEEDED)
                .run()
                .events
                .types("deploy fix to preview")
                .run();
        assertThat(play.stateOf(3)).isEqualTo("Running");
    }

    @Test
    void letsOneThatSomethingElseHasHeldTakeItsTurn() {
        play = Play.withWorkflow("environments: {preview: {concurrency: refuse}}");
        play.events.types("lock preview").run();
        play.events.types(Samples.BOB, "deploy main to preview").run();
        play.events.types(Samples.BOB, "deploy fix to preview").run();
        play.events.types("unlock preview").run();
        assertThat(play.stateOf(1)).isEqualTo("Running");
        assertThat(play.stateOf(2)).isEqualTo("Waiting");
    }

    @Test
    void makesRoomHoweverManyWait() {
        Project project = Samples.project()
                .with(WorkflowSource.STANDARD.replacedBy(new WorkflowSource.Good(
                        Samples.REVISION, "blob", "environments: {preview: {concurrency: cancel-running}}")));
        Deployment[] waiting = LongStream.rangeClosed(1, 1000)
                .mapToObj(number -> Samples.deployment(
                        number, new DeploymentState.Waiting(List.of(Samples.finding()), null), Samples.commit()))
                .toArray(Deployment[]::new);
        Effect.WakeWaiting wake = new Effect.WakeWaiting(Samples.SHOP, Samples.PREVIEW, Samples.NOON);
        Decision decision = Decide.decide(
                Plays.situationIn(project, waiting),
                new Happening.Returned("effect/1", null, new EffectResult.TimeCame(wake)),
                Samples.NOON);
        assertThat(decision.deployments())
                .filteredOn(deployment -> deployment.state() instanceof DeploymentState.Cancelled)
                .hasSize(999);
        assertThat(decision.deployments())
                .filteredOn(Deployment::active)
                .extracting(Deployment::number)
                .containsExactly(1000L);
    }
}

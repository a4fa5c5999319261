package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.decide.EffectResult.PipelineStatus;
import dev.cimon.events.deployment.DeploymentSuperseded;
import org.junit.jupiter.api.Test;

class QueueTest {

    private final Play play = Play.withProject();

    @Test
    void letsTheSecondWaitAndSaysForWhat() {
        play.events
                .types("deploy main to preview")
                .run()
                .events
                .types("deploy fix to preview")
                .run();
        assertThat(play.stateOf(1)).isEqualTo("Running");
        assertThat(play.stateOf(2)).isEqualTo("Waiting");
        assertThat(play.messageOf(2)).contains("#1 is being deployed to preview.");
        assertThat(play.performed(Effect.CreateGitHubDeployment.class)).hasSize(1);
    }

    @Test
    void startsTheOldestThatWaitsWhenTheFirstSucceeds() {
        waitingThree().ends(1, PipelineStatus.SUCCEEDED).run();
        assertThat(play.stateOf(1)).isEqualTo("Succeeded");
        assertThat(play.stateOf(2)).isEqualTo("Running");
        assertThat(play.stateOf(3)).isEqualTo("Waiting");
        assertThat(play.messageOf(3)).contains("#2 is being deployed to preview.");
        play.ends(2, PipelineStatus.SUCCEEDED).ends(3, PipelineStatus.SUCCEEDED).run();
        assertThat(play.stateOf(1)).isEqualTo("Inactive");
        assertThat(play.stateOf(2)).isEqualTo("Inactive");
        assertThat(play.stateOf(3)).isEqualTo("Succeeded");
        assertThat(play.messageOf(2)).contains("no longer active", "A newer deployment has taken its place.");
    }

    @Test
    void startsTheNextWhenTheFirstFails() {
        waitingThree().ends(1, PipelineStatus.FAILED).run();
        assertThat(play.stateOf(1)).isEqualTo("Failed");
        assertThat(play.stateOf(2)).isEqualTo("Running");
    }

    @Test
    void startsTheNextWhenTheFirstIsCancelledInCi() {
        waitingThree().ends(1, PipelineStatus.CANCELLED).run();
        assertThat(play.stateOf(1)).isEqualTo("Cancelled");
        assertThat(play.messageOf(1)).contains("The pipeline was cancelled.");
        assertThat(play.stateOf(2)).isEqualTo("Running");
    }

    @Test
    void startsTheNextWhenGitHubRefusesTheFirst() {
        play.events.types("deploy main to preview");
        play.events.types("deploy fix to preview");
        play.refuse(Effect.CreateGitHubDeployment.class, 403, "Resource not accessible")
                .run();
        assertThat(play.stateOf(1)).isEqualTo("Failed");
        assertThat(play.stateOf(2)).isEqualTo("Running");
    }

    @Test
    void keepsEnvironmentsApart() {
        play.events
                .types("deploy main to preview")
                .run()
                .events
                .types("deploy main to test")
                .run();
        assertThat(play.stateOf(1)).isEqualTo("Running");
        assertThat(play.stateOf(2)).isEqualTo("Running");
    }

    @Test
    void letsANewerPushSupersedeTheOneThatWaits() {
        play.events.pushes("refs/heads/main").run();
        play.events.pushes("refs/heads/main").events.pushes("refs/heads/main").run();
        assertThat(play.stateOf(1)).isEqualTo("Running");
        assertThat(play.stateOf(2)).isEqualTo("Superseded");
        assertThat(play.stateOf(3)).isEqualTo("Waiting");
        assertThat(play.messageOf(2)).contains("superseded", "A newer revision takes its place.");
        assertThat(play.audit)
                .contains(new DeploymentSuperseded(
                        play.number(2).ref(), play.number(3).id()));
        play.ends(1, PipelineStatus.SUCCEEDED).run();
        assertThat(play.stateOf(3)).isEqualTo("Running");
    }

    @Test
    void letsOneReleaseBranchSupersedeNothingOfAnother() {
        play.events.pushes("refs/heads/release-1").run();
        play.events
                .pushes("refs/heads/release-1")
                .events
                .pushes("refs/heads/release-2")
                .run();
        assertThat(play.stateOf(2)).isEqualTo("Waiting");
        assertThat(play.stateOf(3)).isEqualTo("Waiting");
    }

    @Test
    void letsANewerTagSupersedeTheOneThatWaits() {
        play.events.pushes("refs/tags/v1").run();
        play.events.pushes("refs/tags/v2").events.pushes("refs/tags/v3").run();
        assertThat(play.stateOf(2)).isEqualTo("Superseded");
    }

    @Test
    void letsAPushSupersedeNothingThatAPersonAskedFor() {
        play.events.pushes("refs/heads/main").run();
        play.events
                .types("deploy fix to preview")
                .run()
                .events
                .pushes("refs/heads/main")
                .run();
        assertThat(play.stateOf(2)).isEqualTo("Waiting");
        assertThat(play.stateOf(3)).isEqualTo("Waiting");
    }

    @Test
    void letsAPersonSupersedeNothing() {
        waitingThree();
        assertThat(play.stateOf(2)).isEqualTo("Waiting");
        assertThat(play.stateOf(3)).isEqualTo("Waiting");
    }

    @Test
    void doesNotLetAnUnresolvedOneHoldUpTheQueue() {
        play.events.types("deploy slow to preview");
        play.events.pushes("refs/heads/main");
        assertThat(play.stateOf(2)).isEqualTo("Creating");
        play.run();
        assertThat(play.stateOf(1)).isEqualTo("Waiting");
        assertThat(play.messageOf(1)).contains("#2 is being deployed to preview.");
        play.ends(2, PipelineStatus.SUCCEEDED).run();
        assertThat(play.stateOf(1)).isEqualTo("Running");
    }

    private Play waitingThree() {
        play.events
                .types("deploy main to preview")
                .run()
                .events
                .types("deploy fix to preview")
                .run();
        return play.events.types("deploy more to preview").run();
    }
}

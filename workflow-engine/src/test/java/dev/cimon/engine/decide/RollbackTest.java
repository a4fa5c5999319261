package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.decide.EffectResult.PipelineStatus;
import dev.cimon.engine.message.DeploymentMessage;
import dev.cimon.events.deployment.EnvironmentLocked;
import dev.cimon.events.github.PullRequestChanged.Action;
import org.junit.jupiter.api.Test;

class RollbackTest {

    private final Play play = Play.withProject();

    @Test
    void bringsBackWhatWorkedBeforeAndLocksTheEnvironment() {
        pushed(PipelineStatus.SUCCEEDED);
        pushed(PipelineStatus.FAILED);
        pushed(PipelineStatus.SUCCEEDED);
        String good = sha(1);
        play.events.types("rollback preview").run();
        assertThat(play.stateOf(4)).isEqualTo("Running");
        assertThat(sha(4)).isEqualTo(good);
        assertThat(play.lastAnswer())
                .isEqualTo("preview goes back from 0000000 to 0000000 with #4. I have locked it for you, so"
                        + " that nothing brings it forward again. Once it is mended, say /cimon unlock preview");
        assertThat(play.messageOf(4)).contains("rolled back by alice", "Reason: Rolled back from 0000000 to 0000000");
        assertThat(play.audit).anyMatch(EnvironmentLocked.class::isInstance);
        play.events.pushes("refs/heads/main").run();
        play.ends(4, PipelineStatus.SUCCEEDED).run();
        assertThat(play.stateOf(5)).isEqualTo("Waiting");
        assertThat(play.messageOf(5)).contains("alice has locked preview: “Rolled back from");
    }

    @Test
    void goesBackFromWhatFailedAndASecondTimeFurtherBack() {
        pushed(PipelineStatus.SUCCEEDED);
        pushed(PipelineStatus.SUCCEEDED);
        pushed(PipelineStatus.FAILED);
        play.events.types("rollback preview").run();
        play.ends(4, PipelineStatus.SUCCEEDED).run();
        assertThat(sha(4)).isEqualTo(sha(2));
        play.events.types("rollback preview").run();
        play.ends(5, PipelineStatus.FAILED).run();
        assertThat(sha(5)).isEqualTo(sha(1));
        play.events.types("retry 5").run();
        play.ends(6, PipelineStatus.SUCCEEDED).run();
        play.events.types("rollback preview").run();
        assertThat(play.lastAnswer()).startsWith("I know no other revision that worked on preview");
    }

    @Test
    void doesNotLockWhereTheWorkflowSaysSo() {
        play.workflow("environments: {preview: {on: {branches: [main]}, lock-after-rollback: false}}");
        play.events.pushes("refs/heads/main").run();
        play.ends(1, PipelineStatus.SUCCEEDED).run();
        pushed(PipelineStatus.SUCCEEDED);
        play.events.types("rollback preview").run();
        assertThat(play.lastAnswer()).endsWith("with #3.");
        assertThat(play.projects().getFirst().controls().locks()).isEmpty();
    }

    @Test
    void saysSoWhenThereIsNothingToGoBackTo() {
        play.events.types("rollback preview").run();
        assertThat(play.lastAnswer())
                .isEqualTo(
                        "I know no other revision that worked on preview before, so there is nothing to go back to.");
        pushed(PipelineStatus.SUCCEEDED);
        play.events.types("rollback preview").run();
        assertThat(play.lastAnswer()).startsWith("I know no other revision that worked on preview");
        assertThat(play.projects().getFirst().controls().locks()).isEmpty();
        play.events.types("rollback nowhere").run();
        assertThat(play.lastAnswer()).startsWith("There is no environment “nowhere”.");
    }

    @Test
    void leavesTheLockOfSomebodyElseAlone() {
        pushed(PipelineStatus.SUCCEEDED);
        pushed(PipelineStatus.SUCCEEDED);
        play.events.types(Samples.BOB, "lock preview").run();
        play.events.types("rollback preview").run();
        assertThat(play.lastAnswer())
                .contains("bob has locked preview", "first take the lock over: /cimon lock preview");
        assertThat(play.count()).isEqualTo(2);
    }

    @Test
    void waitsForWhatIsBeingDeployed() {
        pushed(PipelineStatus.SUCCEEDED);
        pushed(PipelineStatus.SUCCEEDED);
        play.events.pushes("refs/heads/main").run();
        play.events.types("rollback preview").run();
        assertThat(play.lastAnswer())
                .isEqualTo("#3 is on its way to preview. Wait for its end, or call it off and then roll back:"
                        + " /cimon cancel 3");
        assertThat(play.count()).isEqualTo(3);
    }

    @Test
    void goesBackByTheButtonOfWhatIsThereNowAndOfNothingElse() {
        pushed(PipelineStatus.SUCCEEDED);
        pushed(PipelineStatus.SUCCEEDED);
        pressed(1);
        assertThat(play.lastAnswer())
                .isEqualTo("#2 has changed preview since #1, so nothing has changed. To go back from what is there now:"
                        + " /cimon rollback preview");
        pressed(2);
        assertThat(sha(3)).isEqualTo(sha(1));
        assertThat(play.messageOf(3)).contains("rolled back by alice");
    }

    @Test
    void isPossibleInAnOpenPullRequestAlone() {
        for (int round = 1; round <= 2; round++) {
            play.events
                    .pullRequest(round == 1 ? Action.OPENED : Action.SYNCHRONIZE, 7)
                    .run();
            play.ends(round, PipelineStatus.SUCCEEDED).run();
        }
        play.events.types("rollback pr7").run();
        play.ends(3, PipelineStatus.SUCCEEDED).run();
        assertThat(sha(3)).isEqualTo(sha(1));
        play.events.pullRequest(Action.CLOSED, 7).run();
        play.events.types("rollback pr7").run();
        assertThat(play.lastAnswer()).startsWith("pr7 has ended with its pull request");
    }

    @Test
    void goesBackOnceWhileTheFirstWaits() {
        pushed(PipelineStatus.SUCCEEDED);
        pushed(PipelineStatus.SUCCEEDED);
        play.events.types(Samples.BOB, "freeze Sale").run();
        play.events.types("rollback preview").run();
        assertThat(play.stateOf(3)).isEqualTo("Waiting");
        play.events.types("rollback preview").run();
        assertThat(play.lastAnswer()).startsWith("#3 is on its way to preview. Wait for its end,");
        assertThat(play.count()).isEqualTo(3);
    }

    @Test
    void locksNothingWhenItIsRefused() {
        pushed(PipelineStatus.SUCCEEDED);
        pushed(PipelineStatus.SUCCEEDED);
        play.workflow("environments: {preview: {allowed-refs: {tags: [v*]}}}");
        play.events
                .pushes("refs/heads/main", "Change the workflow [deploy skip]")
                .run();
        play.events.types("rollback preview").run();
        assertThat(play.stateOf(3)).isEqualTo("Refused");
        assertThat(play.lastAnswer())
                .startsWith("#3 is refused, so preview stays as it is. The workflow does not let the branch main go");
        assertThat(play.projects().getFirst().controls().locks()).isEmpty();
    }

    private void pressed(long number) {
        play.events
                .presses(DeploymentMessage.ROLLBACK, play.number(number).id().toString())
                .run();
    }

    private void pushed(PipelineStatus end) {
        play.events.pushes("refs/heads/main").run();
        play.ends(play.count(), end).run();
    }

    private String sha(long number) {
        return play.number(number).requireCommit().revision().sha();
    }
}

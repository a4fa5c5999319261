package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.decide.EffectResult.PipelineStatus;
import dev.cimon.engine.deployment.Deployment;
import dev.cimon.engine.message.DeploymentMessage;
import dev.cimon.events.deployment.Trigger;
import dev.cimon.events.github.PullRequestChanged.Action;
import org.junit.jupiter.api.Test;

class CancelAndRetryTest {

    private final Play play = Play.withProject();

    @Test
    void cancelsAPipelineThatRuns() {
        play.events.pushes("refs/heads/main").run();
        play.events.types("cancel 1").run();
        assertThat(play.performed(Effect.CancelPipeline.class)).hasSize(1);
        assertThat(play.stateOf(1)).isEqualTo("Cancelled");
        assertThat(play.lastAnswer()).isEqualTo("I am cancelling #1.");
        assertThat(play.messageOf(1)).contains("cancelled", "alice cancelled it.");
    }

    @Test
    void cancelsBeforeTheRefIsKnown() {
        play.events.types("deploy main to preview");
        play.events.types("cancel 1").run();
        assertThat(play.stateOf(1)).isEqualTo("Cancelled");
        assertThat(play.performed(Effect.CreateGitHubDeployment.class)).isEmpty();
    }

    @Test
    void cancelsWhileThePipelineIsBeingTriggered() {
        play.events.pushes("refs/heads/main");
        Plays.performUntil(play, Effect.CreateGitHubDeployment.class);
        Plays.performMessages(play);
        assertThat(play.stateOf(1)).isEqualTo("Triggering");
        play.events.types("cancel preview").run();
        assertThat(play.stateOf(1)).isEqualTo("Cancelled");
        assertThat(play.performed(Effect.CancelPipeline.class)).hasSize(1);
    }

    @Test
    void cancelsEverythingOnItsWayToAnEnvironmentAndStartsNothingOfIt() {
        play.events.pushes("refs/heads/main").run();
        play.events.types("deploy fix to preview").run();
        play.events.types("deploy tea to preview").run();
        play.events.types("cancel preview").run();
        assertThat(play.lastAnswer()).isEqualTo("I am cancelling #3, #2, #1.");
        assertThat(play.all())
                .extracting(deployment -> play.stateOf(deployment.number()))
                .containsOnly("Cancelled");
        assertThat(play.performed(Effect.TriggerPipeline.class)).hasSize(1);
    }

    @Test
    void keepsWhatSucceededInSpiteOfIt() {
        play.events.pushes("refs/heads/main").run();
        play.events.types("cancel 1");
        play.ends(1, PipelineStatus.SUCCEEDED).run();
        assertThat(play.stateOf(1)).isEqualTo("Succeeded");
    }

    @Test
    void saysWhyThereIsNothingToCancel() {
        play.events.types("cancel 1").run();
        assertThat(play.lastAnswer()).isEqualTo("I know no deployment #1 here. See the last ones with /cimon list");
        play.events.types("cancel preview").run();
        assertThat(play.lastAnswer()).isEqualTo("Nothing waits or runs on preview, so there is nothing to cancel.");
        play.events.pushes("refs/heads/main").run();
        play.ends(1, PipelineStatus.SUCCEEDED).run();
        play.events.types("cancel #1").run();
        assertThat(play.lastAnswer()).isEqualTo("#1 is over already (succeeded), so there is nothing to cancel.");
    }

    @Test
    void takesAButtonForTheWord() {
        play.events.pushes("refs/heads/main").run();
        String id = play.number(1).id().toString();
        play.events.presses(DeploymentMessage.CANCEL, id).run();
        assertThat(play.stateOf(1)).isEqualTo("Cancelled");
        play.events.presses(DeploymentMessage.CANCEL, id).run();
        assertThat(play.lastAnswer()).isEqualTo("#1 is over already (cancelled), so there is nothing to cancel.");
        play.events.presses(DeploymentMessage.RETRY, id).run();
        assertThat(play.lastAnswer()).isEqualTo("#1 has not failed (cancelled), so there is nothing to retry.");
        play.events.presses(DeploymentMessage.RETRY, "nonsense").run();
        assertThat(play.lastAnswer())
                .startsWith("This message is about a deployment of a repository that this channel");
    }

    @Test
    void triesAFailedOneAgainWithTheSameCommit() {
        play.events.pushes("refs/heads/main").run();
        play.ends(1, PipelineStatus.FAILED).run();
        play.events.types("retry 1").run();
        Deployment again = play.number(2);
        assertThat(again.commit()).isEqualTo(play.number(1).commit());
        assertThat(again.environment()).isEqualTo(play.number(1).environment());
        assertThat(again.trigger().kind()).isEqualTo(Trigger.Kind.RETRY);
        assertThat(play.lastAnswer()).isEqualTo("#2 tries #1 again.");
        play.ends(2, PipelineStatus.SUCCEEDED).run();
        assertThat(play.stateOf(2)).isEqualTo("Succeeded");
    }

    @Test
    void triesOnceHoweverOftenTheButtonIsPressed() {
        play.events.pushes("refs/heads/main").run();
        play.ends(1, PipelineStatus.FAILED).run();
        String id = play.number(1).id().toString();
        play.events.presses(DeploymentMessage.RETRY, id).run();
        play.events.presses(DeploymentMessage.RETRY, id).run();
        assertThat(play.count()).isEqualTo(2);
        assertThat(play.lastAnswer()).isEqualTo("""
            #2 (queued) has come to preview since #1, so I do not put the older commit over it. To do so all the same: \
            /cimon deploy 0000000 to preview\
            """.replace("queued", "running"));
    }

    @Test
    void takesTheNewestFailureWhereNoneIsNamed() {
        play.events.types("retry").run();
        assertThat(play.lastAnswer())
                .isEqualTo("None of the last ten deployments failed without a newer one since, so there is nothing to"
                        + " retry.");
        play.events.types("retry preview").run();
        assertThat(play.lastAnswer())
                .isEqualTo("Nothing was deployed to preview yet. See the last deployments with /cimon list");
        play.events.types("retry prodution").run();
        assertThat(play.lastAnswer()).startsWith("There is no environment “prodution”. There are: preview,");
        play.events.pushes("refs/heads/main").run();
        play.ends(1, PipelineStatus.FAILED).run();
        play.events.types("retry preview").run();
        assertThat(play.count()).isEqualTo(2);
    }

    @Test
    void putsNoOlderCommitOverANewerOne() {
        play.events.pushes("refs/heads/main").run();
        play.ends(1, PipelineStatus.FAILED).run();
        play.events.pushes("refs/heads/main").run();
        play.ends(2, PipelineStatus.SUCCEEDED).run();
        for (String words : new String[] {"retry", "retry preview", "retry 1"}) {
            play.events.types(words).run();
        }
        play.events
                .presses(DeploymentMessage.RETRY, play.number(1).id().toString())
                .run();
        assertThat(play.count()).isEqualTo(2);
        assertThat(play.lastAnswer()).startsWith("#2 (succeeded) has come to preview since #1,");
    }

    @Test
    void cancelsOnceHoweverOftenItIsAsked() {
        play.events.pushes("refs/heads/main").run();
        play.events.types("cancel 1");
        play.events.types("cancel 1");
        play.run();
        assertThat(play.performed(Effect.CancelPipeline.class)).hasSize(1);
        assertThat(play.answers)
                .extracting(answer -> answer.content().plainText())
                .contains("#1 is being cancelled already: alice cancelled it.");
        play.events.types("cancel prodution").run();
        assertThat(play.lastAnswer()).startsWith("There is no environment “prodution”.");
    }

    @Test
    void saysThatCircleCiDidNotCancelAndGoesOn() {
        play.events.pushes("refs/heads/main").run();
        play.refuse(Effect.CancelPipeline.class, 403, "Permission denied");
        play.events.types("cancel 1").run();
        assertThat(play.threadMessages())
                .containsExactly("It could not be cancelled. CircleCI refused: Permission denied");
        assertThat(play.messageOf(1)).doesNotContain("being cancelled");
        play.ends(1, PipelineStatus.SUCCEEDED).run();
        assertThat(play.stateOf(1)).isEqualTo("Succeeded");
    }

    @Test
    void doesNotReviveThePreviewOfAClosedPullRequest() {
        play.events.pullRequest(Action.OPENED, 7).run();
        play.ends(1, PipelineStatus.FAILED).run();
        play.events.pullRequest(Action.CLOSED, 7).run();
        play.events.types("retry").run();
        assertThat(play.count()).isEqualTo(1);
        assertThat(play.lastAnswer())
                .isEqualTo("pr7 has ended with its pull request, so nothing is deployed there any more.");
    }

    @Test
    void saysSoWhenTheNextTryIsRefused() {
        play.events.pushes("refs/heads/main").run();
        play.ends(1, PipelineStatus.FAILED).run();
        play.workflow("environments: {preview: {allowed-refs: {tags: [v*]}}}");
        play.events
                .pushes("refs/heads/main", "Change the workflow [deploy skip]")
                .run();
        play.events.types("retry 1").run();
        assertThat(play.stateOf(2)).isEqualTo("Refused");
        assertThat(play.lastAnswer())
                .startsWith("#2 is refused as well. The workflow does not let the branch main go to preview");
    }
}

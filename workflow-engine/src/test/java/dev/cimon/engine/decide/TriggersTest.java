package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.decide.Effect.ReportStatus.Status;
import dev.cimon.engine.decide.EffectResult.PipelineStatus;
import dev.cimon.events.deployment.Trigger;
import dev.cimon.events.github.HeadCommit;
import dev.cimon.events.github.PullRequestChanged.Action;
import dev.cimon.events.github.PushReceived;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TriggersTest {

    private final Play play = Play.withProject();

    @Test
    void deploysAPushToTheDefaultBranch() {
        play.events.pushes("refs/heads/main").run();
        assertThat(play.number(1).environment()).hasToString("preview");
        assertThat(play.number(1).trigger().kind()).isEqualTo(Trigger.Kind.PUSH);
        assertThat(play.messageOf(1)).contains("acme/shop #1, pushed by bob-gh");
        assertThat(play.performed(Effect.ResolveRef.class)).isEmpty();
    }

    @Test
    void deploysATag() {
        play.events.pushes("refs/tags/v1.2.3").run();
        assertThat(play.number(1).environment()).hasToString("production");
        assertThat(play.messageOf(1)).contains("v1.2.3", "tagged by bob-gh");
    }

    @Test
    void ignoresPushesThatGoNowhere() {
        play.events
                .pushes("refs/heads/feature")
                .events
                .pushes("refs/tags/latest")
                .run();
        assertThat(play.count()).isZero();
        assertThat(play.performed).isEmpty();
    }

    @Test
    void ignoresRepositoriesThatAreNotBound() {
        Play nothing = new Play();
        nothing.events
                .pushes("refs/heads/main")
                .events
                .pullRequest(Action.OPENED, 7)
                .run();
        assertThat(nothing.count()).isZero();
        assertThat(nothing.performed).isEmpty();
    }

    @Test
    void ignoresDeletionsAndPushesWithoutCommit() {
        play.happens("deletion", push(true, null));
        play.happens("nothing-new", push(false, null));
        play.run();
        assertThat(play.count()).isZero();
    }

    @Test
    void skipsWhereTheCommitSaysSo() {
        play.events.pushes("refs/heads/main", "Mend a comment\n\n[deploy skip]").run();
        play.events
                .pullRequest(Action.OPENED, 7, false, false, "Words only [deploy skip]")
                .run();
        assertThat(play.count()).isZero();
    }

    @Test
    void deploysOnceHoweverOftenAPushIsDelivered() {
        HeadCommit head = new HeadCommit(Samples.REVISION, "Sell", "Bob", null);
        play.happens("delivery", push(false, head));
        play.happens("delivery", push(false, head));
        assertThat(play.count()).isOne();
    }

    @Test
    void deploysAPullRequestToAnEnvironmentOfItsOwn() {
        play.events.pullRequest(Action.OPENED, 7).run();
        assertThat(play.number(1).environment()).hasToString("pr7");
        assertThat(play.performed(Effect.TriggerPipeline.class))
                .singleElement()
                .satisfies(asked -> assertThat(asked.parameters())
                        .containsEntry("subdomain", "pr7")
                        .containsEntry("url", "https://pr7.acme.dev/"));
        assertThat(play.messageOf(1)).contains("pull request #7 by bob-gh");
        assertThat(play.number(1).requireCommit().url())
                .hasToString("https://github.com/acme/shop/commit/"
                        + play.number(1).requireCommit().revision());
    }

    @Test
    void doesNotDeployAFork() {
        play.events.pullRequest(Action.OPENED, 7, true, false, "From outside").run();
        assertThat(play.count()).isZero();
    }

    @Test
    void leavesAPullRequestAloneThatOnlyGotAnotherTitle() {
        play.events
                .pullRequest(Action.EDITED, 7)
                .events
                .pullRequest(Action.REVIEW_REQUESTED, 7)
                .run();
        assertThat(play.count()).isZero();
    }

    @Test
    void callsOffWhatWaitsWhenThePullRequestIsClosed() {
        play.events.pullRequest(Action.OPENED, 7).events.pullRequest(Action.SYNCHRONIZE, 7);
        assertThat(play.stateOf(2)).isEqualTo("Waiting");
        play.events.pullRequest(Action.CLOSED, 7).run();
        assertThat(play.stateOf(1)).isEqualTo("Cancelled");
        assertThat(play.stateOf(2)).isEqualTo("Cancelled");
        assertThat(play.performed(Effect.TriggerPipeline.class)).isEmpty();
        assertThat(play.performed(Effect.ReportStatus.class))
                .extracting(Effect.ReportStatus::status)
                .containsExactly(Status.INACTIVE);
        assertThat(play.messageOf(1)).contains("cancelled", "The pull request was closed.");
    }

    @Test
    void saysThatThePullRequestWasMergedWhereItWas() {
        play.events.pullRequest(Action.OPENED, 7);
        play.events
                .pullRequest(Action.CLOSED, 7, false, true, "Sell more shoes")
                .run();
        assertThat(play.messageOf(1)).contains("The pull request was merged.");
    }

    @Test
    void cancelsThePipelineOfAClosedPullRequest() {
        play.events
                .pullRequest(Action.OPENED, 7)
                .run()
                .events
                .pullRequest(Action.CLOSED, 7)
                .run();
        assertThat(play.performed(Effect.CancelPipeline.class)).hasSize(1);
        assertThat(play.stateOf(1)).isEqualTo("Cancelled");
        assertThat(play.messageOf(1)).contains("The pull request was closed.");
    }

    @Test
    void cancelsThePipelineThatWasBeingTriggeredWhenThePullRequestWasClosed() {
        play.events.pullRequest(Action.OPENED, 7);
        Plays.performUntil(play, Effect.CreateGitHubDeployment.class);
        assertThat(play.stateOf(1)).isEqualTo("Triggering");
        play.events.pullRequest(Action.CLOSED, 7).run();
        assertThat(play.performed(Effect.CancelPipeline.class)).hasSize(1);
        assertThat(play.stateOf(1)).isEqualTo("Cancelled");
    }

    @Test
    void setsInactiveWhatRanInAClosedPullRequest() {
        play.events
                .pullRequest(Action.OPENED, 7)
                .run()
                .ends(1, PipelineStatus.SUCCEEDED)
                .run();
        play.events.pullRequest(Action.CLOSED, 7).run();
        assertThat(play.stateOf(1)).isEqualTo("Inactive");
        assertThat(play.performed(Effect.ReportStatus.class))
                .extracting(Effect.ReportStatus::status)
                .containsExactly(Status.QUEUED, Status.IN_PROGRESS, Status.SUCCESS, Status.INACTIVE);
        assertThat(play.messageOf(1)).contains("no longer active", "The environment has ended.");
    }

    @Test
    void setsInactiveWhatSucceededBeforeItCouldBeCancelled() {
        play.events.pullRequest(Action.OPENED, 7).run().ends(1, PipelineStatus.SUCCEEDED);
        play.events.pullRequest(Action.CLOSED, 7).run();
        assertThat(play.stateOf(1)).isEqualTo("Inactive");
    }

    @Test
    void deploysAReopenedPullRequestAgain() {
        play.events.pullRequest(Action.OPENED, 7).run().events.pullRequest(Action.CLOSED, 7);
        play.events.pullRequest(Action.REOPENED, 7).run();
        assertThat(play.stateOf(1)).isEqualTo("Cancelled");
        assertThat(play.stateOf(2)).isEqualTo("Running");
    }

    @Test
    void closesNothingTwice() {
        play.events
                .pullRequest(Action.OPENED, 7)
                .run()
                .events
                .pullRequest(Action.CLOSED, 7)
                .run();
        int before = play.performed.size();
        play.events.pullRequest(Action.CLOSED, 7).run();
        assertThat(play.performed).hasSize(before);
    }

    private static PushReceived push(boolean deleted, @Nullable HeadCommit head) {
        return new PushReceived(
                Samples.SHOP, 1L, "refs/heads/main", false, deleted, false, head, "main", "bob-gh", null);
    }
}

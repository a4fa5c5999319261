package dev.cimon.engine.decide;

import static dev.cimon.engine.decide.PullRequestEvents.KEY;
import static dev.cimon.engine.decide.PullRequestEvents.changed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.decide.EffectResult.PipelineStatus;
import dev.cimon.engine.message.Drawn;
import dev.cimon.events.Event;
import dev.cimon.events.github.PullRequestChanged.Action;
import dev.cimon.events.reference.Revision;
import java.util.List;
import org.junit.jupiter.api.Test;

class PreviewsTest {

    private static final Revision FIRST = new Revision("1".repeat(40));
    private static final Revision SECOND = new Revision("2".repeat(40));
    private static final String ADDRESS = "https://pr7.acme.dev/";

    private final Play play = Play.withProject();
    private int count;

    private void happens(Event event) {
        count++;
        play.happens("github-" + count, event);
        play.run();
    }

    private void ends(long number, PipelineStatus status) {
        play.ends(number, status).run();
    }

    /** What our comment on GitHub has said, one after the other. */
    private List<String> said() {
        return play.performed(Effect.CommentOnPullRequest.class).stream()
                .map(Effect.CommentOnPullRequest::markdown)
                .toList();
    }

    private String message() {
        return Drawn.text(play.message(KEY).content());
    }

    @Test
    void tellsOnGitHubAndOnTheMessageWhereThePreviewIsUntilItEnds() {
        happens(changed(Action.OPENED, 0, "Pay later", FIRST, false));
        assertThat(message()).doesNotContain("Preview");
        ends(1, PipelineStatus.SUCCEEDED);
        assertThat(message()).contains(":rocket: Preview: [" + ADDRESS + "](" + ADDRESS + ")");
        happens(changed(Action.CLOSED, 9, "Pay later", FIRST, true));
        assertThat(message()).contains("merged").doesNotContain("Preview");
        assertThat(said())
                .containsExactly(
                        ":hourglass_flowing_sand: `1111111` is being deployed.",
                        ":rocket: `1111111` is deployed: " + ADDRESS,
                        ":zzz: The preview has ended with this pull request.");
    }

    @Test
    void keepsTheLinkToWhatIsThereWhileTheNextCommitFails() {
        happens(changed(Action.OPENED, 0, "Pay later", FIRST, false));
        ends(1, PipelineStatus.SUCCEEDED);
        happens(changed(Action.SYNCHRONIZE, 5, "Pay later", SECOND, false));
        ends(2, PipelineStatus.FAILED);
        assertThat(message()).contains("Preview: [" + ADDRESS);
        assertThat(said())
                .endsWith(
                        ":hourglass_flowing_sand: `2222222` is being deployed.",
                        ":x: `2222222` could not be deployed. See [pipeline #41](https://app.circleci.com/p/41)."
                                + " The preview still shows `1111111`: " + ADDRESS);
        happens(changed(Action.REOPENED, 8, "Pay later", SECOND, false));
        ends(3, PipelineStatus.SUCCEEDED);
        assertThat(said()).endsWith(":rocket: `2222222` is deployed: " + ADDRESS);
    }

    @Test
    void speaksOnlyOfTheNewestCommit() {
        happens(changed(Action.OPENED, 0, "Pay later", FIRST, false));
        happens(changed(Action.SYNCHRONIZE, 1, "Pay later", SECOND, false));
        ends(1, PipelineStatus.SUCCEEDED);
        assertThat(message()).contains("Preview: [" + ADDRESS);
        assertThat(said())
                .containsExactly(
                        ":hourglass_flowing_sand: `1111111` is being deployed.",
                        ":hourglass_flowing_sand: `2222222` is being deployed.");
        ends(2, PipelineStatus.SUCCEEDED);
        assertThat(said()).hasSize(3).last().isEqualTo(":rocket: `2222222` is deployed: " + ADDRESS);
    }

    @Test
    void saysThatItEndedEvenIfItWasStillOnItsWay() {
        happens(changed(Action.OPENED, 0, "Pay later", FIRST, false));
        happens(changed(Action.CLOSED, 1, "Pay later", FIRST, false));
        assertThat(play.stateOf(1)).isEqualTo("Cancelled");
        assertThat(message()).contains(": closed").doesNotContain("Preview");
        assertThat(said())
                .containsExactly(
                        ":hourglass_flowing_sand: `1111111` is being deployed.",
                        ":zzz: The preview has ended with this pull request.");
    }

    @Test
    void saysNothingWhereNothingIsDeployed() {
        happens(changed(Action.OPENED, 0, "Pay later [deploy skip]", FIRST, false));
        happens(changed(Action.CLOSED, 1, "Pay later [deploy skip]", FIRST, false));
        assertThat(said()).isEmpty();
    }

    @Test
    void bringsThePreviewBackWithTheDeploymentAfterReopening() {
        happens(changed(Action.OPENED, 0, "Pay later", FIRST, false));
        ends(1, PipelineStatus.SUCCEEDED);
        happens(changed(Action.CLOSED, 1, "Pay later", FIRST, false));
        happens(changed(Action.REOPENED, 2, "Pay later", FIRST, false));
        assertThat(message()).contains(": open").doesNotContain("Preview");
        ends(2, PipelineStatus.SUCCEEDED);
        assertThat(message()).contains("Preview");
        assertThat(said())
                .endsWith(
                        ":zzz: The preview has ended with this pull request.",
                        ":hourglass_flowing_sand: `1111111` is being deployed.",
                        ":rocket: `1111111` is deployed: " + ADDRESS);
    }
}

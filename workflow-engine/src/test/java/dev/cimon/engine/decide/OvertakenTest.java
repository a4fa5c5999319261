package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.decide.EffectResult.PipelineStatus;
import dev.cimon.events.github.HeadCommit;
import dev.cimon.events.github.PullRequestChanged;
import dev.cimon.events.github.PullRequestChanged.Action;
import dev.cimon.events.github.PushReceived;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Webhooks may overtake each other, and an old one may be redelivered much later. */
class OvertakenTest {

    private final Play play = Play.withProject();

    @Test
    void doesNotDeployAPushThatALaterOneOvertook() {
        push("later", 60);
        play.ends(1, PipelineStatus.SUCCEEDED).run();
        push("earlier", 0);
        assertThat(play.stateOf(2)).isEqualTo("Superseded");
        assertThat(play.messageOf(2)).contains("A newer revision takes its place.");
        assertThat(play.performed(Effect.TriggerPipeline.class)).hasSize(1);
    }

    @Test
    void deploysPushesOfTheSameSecondInTheOrderTheyCome() {
        push("one", 0);
        play.ends(1, PipelineStatus.SUCCEEDED).run();
        push("other", 0);
        play.ends(2, PipelineStatus.SUCCEEDED).run();
        assertThat(play.stateOf(2)).isEqualTo("Succeeded");
    }

    @Test
    void revivesNoPreviewWhenTheCloseOvertookTheLastPush() {
        for (Integer seconds : new Integer[] {null, 0, 60}) {
            Play fresh = Play.withProject();
            pullRequest(fresh, Action.OPENED, seconds == null ? null : -60);
            fresh.ends(1, PipelineStatus.SUCCEEDED).run();
            pullRequest(fresh, Action.CLOSED, seconds);
            pullRequest(fresh, Action.SYNCHRONIZE, seconds == null ? null : 0);
            assertThat(fresh.count()).as("closed at %s", seconds).isEqualTo(1);
            assertThat(fresh.stateOf(1)).isEqualTo("Inactive");
        }
    }

    @Test
    void deploysAPullRequestThatWasReopened() {
        pullRequest(play, Action.OPENED, 0);
        pullRequest(play, Action.CLOSED, 10);
        pullRequest(play, Action.REOPENED, 10);
        pullRequest(play, Action.SYNCHRONIZE, 20);
        assertThat(play.count()).isEqualTo(3);
    }

    @Test
    void endsAPreviewWhoseCloseCameBeforeItsOpening() {
        pullRequest(play, Action.CLOSED, 60);
        pullRequest(play, Action.OPENED, 0);
        assertThat(play.count()).isZero();
    }

    @Test
    void removesTheEnvironmentOfAClosedPullRequest() {
        pullRequest(play, Action.OPENED, 0);
        play.ends(1, PipelineStatus.SUCCEEDED).run();
        assertThat(play.performed(Effect.RemoveEnvironment.class)).isEmpty();
        pullRequest(play, Action.CLOSED, 10);
        assertThat(play.performed(Effect.RemoveEnvironment.class))
                .singleElement()
                .satisfies(asked -> assertThat(asked.environment()).hasToString("pr7"));
    }

    @Test
    void removesTheEnvironmentOfAPreviewThatFailed() {
        pullRequest(play, Action.OPENED, 0);
        play.ends(1, PipelineStatus.FAILED).run();
        pullRequest(play, Action.CLOSED, 10);
        assertThat(play.performed(Effect.RemoveEnvironment.class)).hasSize(1);
    }

    @Test
    void removesTheEnvironmentOnceWhatRanThereHasFailed() {
        pullRequest(play, Action.OPENED, 0);
        play.refuse(Effect.CancelPipeline.class, 403, "Permission denied");
        pullRequest(play, Action.CLOSED, 10);
        assertThat(play.performed(Effect.RemoveEnvironment.class)).isEmpty();
        play.ends(1, PipelineStatus.FAILED).run();
        assertThat(play.performed(Effect.RemoveEnvironment.class)).hasSize(1);
    }

    private void push(String id, int seconds) {
        HeadCommit head = new HeadCommit(Samples.revision(id.hashCode() & 0xfff), id, "Bob Builder", "bob-gh");
        play.happens(
                id,
                new PushReceived(
                        Samples.SHOP, 1L, "refs/heads/main", false, false, false, head, "main", "bob-gh", at(seconds)));
        play.run();
    }

    private static void pullRequest(Play play, Action action, @Nullable Integer seconds) {
        play.happens(
                action + " " + seconds,
                new PullRequestChanged(
                        Samples.SHOP,
                        1L,
                        action,
                        7,
                        "Sell tea",
                        URI.create("https://github.com/acme/shop/pull/7"),
                        "bob-gh",
                        "tea",
                        Samples.revision(action.name().length()),
                        "main",
                        false,
                        false,
                        false,
                        List.of(),
                        seconds == null ? null : at(seconds)));
        play.run();
    }

    private static Instant at(int seconds) {
        return Samples.NOON.plusSeconds(seconds);
    }
}

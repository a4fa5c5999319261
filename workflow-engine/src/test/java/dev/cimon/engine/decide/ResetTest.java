package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.message.LinkReplies;
import dev.cimon.engine.message.Replies;
import dev.cimon.events.deployment.ProjectReset;
import dev.cimon.events.github.PullRequestChanged.Action;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ResetTest {

    private final Play play = new Play();

    @Test
    void releasesTheChannelOnlyAfterAConfirmingClick() {
        play.events
                .types("setup acme/shop")
                .run()
                .events
                .types("hello alice-gh")
                .run();
        play.events.types("set basedomain tea.dev").run();
        play.events.types("reset").run();
        assertThat(play.lastAnswer()).startsWith("This releases the channel from acme/shop:");
        assertThat(play.projects().getFirst().bound()).isTrue();
        play.events.presses(Replies.RESET, "acme/shop").run();
        assertThat(play.lastAnswer())
                .isEqualTo("This channel is released from acme/shop. Bind it again with /cimon setup acme/shop.");
        assertThat(play.audit.getLast()).isEqualTo(new ProjectReset(Samples.SHOP, Samples.CHANNEL, Samples.ALICE));
        assertThat(play.people()).hasSize(1);
        play.events.presses(Replies.RESET, "acme/shop").run();
        assertThat(play.lastAnswer())
                .isEqualTo("This channel is not bound to acme/shop any more, so nothing has changed.");
    }

    @Test
    void keepsTheLastChannelWhileSomethingIsOnItsWay() {
        play.events
                .types("setup acme/shop")
                .run()
                .events
                .pushes("refs/heads/main")
                .run();
        for (int round = 0; round < 2; round++) {
            if (round == 0) {
                play.events.types("reset").run();
            } else {
                play.events.presses(Replies.RESET, "acme/shop").run();
            }
            assertThat(play.lastAnswer())
                    .isEqualTo("Nobody would see any more how #1 ends here. Wait for it, or cancel it, then reset this"
                            + " channel.");
            assertThat(play.projects().getFirst().bound()).isTrue();
        }
    }

    @Test
    void endsThePreviewOfAPullRequestThatIsClosedAfterwards() {
        play.events
                .types("setup acme/shop")
                .run()
                .events
                .pullRequest(Action.OPENED, 7)
                .run();
        play.ends(1, EffectResult.PipelineStatus.SUCCEEDED).run();
        play.events
                .types("reset")
                .run()
                .events
                .presses(Replies.RESET, "acme/shop")
                .run();
        play.events.pullRequest(Action.CLOSED, 7).run();
        assertThat(play.stateOf(1)).isEqualTo("Inactive");
        assertThat(play.performed(Effect.RemoveEnvironment.class)).hasSize(1);
    }

    @Test
    void deploysNothingAfterwardsAndGoesOnCountingWhenBoundAgain() {
        play.events
                .types("setup acme/shop")
                .run()
                .events
                .pushes("refs/heads/main")
                .run();
        play.ends(1, EffectResult.PipelineStatus.SUCCEEDED).run();
        play.events
                .types("reset")
                .run()
                .events
                .presses(Replies.RESET, "acme/shop")
                .run();
        play.events.pushes("refs/heads/main").run();
        assertThat(play.count()).isEqualTo(1);
        play.events
                .types("setup acme/shop")
                .run()
                .events
                .pushes("refs/heads/release-1")
                .run();
        assertThat(play.number(2).environment()).hasToString("test");
    }

    @Test
    void saysThatThereIsNothingToReset() {
        play.events.types("reset").run();
        assertThat(play.lastAnswer())
                .isEqualTo("This channel is bound to no repository, so there is nothing to reset.");
    }

    @Test
    void pagesThroughSeveralHundredCollaborators() {
        List<String> logins = IntStream.range(0, 320)
                .mapToObj(number -> String.format("dev%03d", number))
                .toList();
        play.collaborators(logins).events.types("setup acme/shop").run();
        assertThat(play.answers.getLast().content().toString())
                .contains("acme/shop dev019")
                .doesNotContain("dev020");
        play.events.presses(LinkReplies.MORE_PEOPLE, "acme/shop dev019").run();
        assertThat(play.answers.getLast().content().toString())
                .contains("dev020", "dev039", "280 more …")
                .doesNotContain("acme/shop dev019", "dev040");
        assertThat(play.answers.getLast().replaceOriginal()).isTrue();
        play.events.presses(LinkReplies.MORE_PEOPLE, "acme/shop dev299").run();
        assertThat(play.answers.getLast().content().toString())
                .contains("dev319")
                .doesNotContain("more …");
    }
}

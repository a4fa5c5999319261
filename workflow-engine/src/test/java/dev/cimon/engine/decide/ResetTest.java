package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.message.Replies;
import dev.cimon.events.deployment.ProjectReset;
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
                .isEqualTo("This channel is bound to no repository, so there is nothing to reset.");
    }

    @Test
    void deploysNothingAfterwardsAndGoesOnCountingWhenBoundAgain() {
        play.events
                .types("setup acme/shop")
                .run()
                .events
                .pushes("refs/heads/main")
                .run();
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
                .contains("dev019")
                .doesNotContain("dev020");
        play.events.presses(Replies.MORE_PEOPLE, "dev019").run();
        assertThat(play.answers.getLast().content().toString())
                .contains("dev020", "dev039", "280 more …")
                .doesNotContain("dev019", "dev040");
        assertThat(play.answers.getLast().replaceOriginal()).isTrue();
        play.events.presses(Replies.MORE_PEOPLE, "dev299").run();
        assertThat(play.answers.getLast().content().toString())
                .contains("dev319")
                .doesNotContain("more …");
    }
}

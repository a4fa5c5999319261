package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.decide.EffectResult.PipelineStatus;
import dev.cimon.engine.project.People;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class QueueCommandTest {

    private final Play play = Play.withProject();

    @Test
    void tellsWhatWaitsInOrderAndForWhat() {
        play.events.types("deploy one to preview").run();
        play.events.types("deploy two to preview").run();
        play.events.types("deploy three to preview").run();
        play.events.types(Samples.BOB, "lock test").run();
        play.events.types("deploy four to test").run();
        play.events.types("queue").run();
        assertThat(play.lastAnswer()).isEqualTo("""
                2 wait for preview
                1. #2 two by alice: #1 is being deployed to preview.
                2. #3 three by alice: #1 is being deployed to preview.
                One waits for test
                1. #4 four by alice: bob has locked test.""");
        play.events.types("queue test").run();
        assertThat(play.lastAnswer()).contains("#4 four").doesNotContain("#2 two");
    }

    @Test
    void estimatesTheStartFromWhatTheLastOneTook() {
        play.events.types("deploy zero to preview").run();
        play.passes(Duration.ofMinutes(10));
        play.ends(1, PipelineStatus.SUCCEEDED).run();
        play.events.types("deploy one to preview").run();
        play.events.types("deploy two to preview").run();
        play.events.types("queue preview").run();
        assertThat(play.lastAnswer()).contains("#3 two by alice", "Likely to start 2026-11-21T12:20:");
    }

    @Test
    void saysSoWhenNothingWaits() {
        play.events.types("queue").run();
        assertThat(play.lastAnswer()).isEqualTo("Nothing waits.");
        play.events.types("queue staging").run();
        assertThat(play.lastAnswer()).isEqualTo("Nothing waits for staging.");
        play.events.types("queue nowhere").run();
        assertThat(play.lastAnswer()).startsWith("There is no environment “nowhere”.");
    }

    @Test
    void tellsWhoeverIsNextOnce() {
        play.linked(new People.Link("T0ACME", Samples.BOB, "bob-gh"));
        play.events.types("deploy one to preview").run();
        play.events.types("deploy two to preview").run();
        play.events.types(Samples.BOB, "deploy three to preview").run();
        play.events.types("deploy four to preview").run();
        assertThat(play.threadMessages()).isEmpty();
        play.ends(1, PipelineStatus.SUCCEEDED).run();
        assertThat(play.threadMessages()).containsExactly("@U0BOB, you are next: #3 goes to preview after #2.");
        play.events.types(Samples.BOB, "cancel 3").run();
        assertThat(play.threadMessages())
                .endsWith("alice, you are next: #4 goes to preview after #2.")
                .hasSize(2);
        play.ends(2, PipelineStatus.SUCCEEDED).run();
        assertThat(play.stateOf(4)).isEqualTo("Running");
        assertThat(play.threadMessages()).hasSize(2);
    }
}

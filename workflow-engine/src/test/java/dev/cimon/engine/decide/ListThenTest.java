package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.decide.EffectResult.PipelineStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The plays begin on Saturday, 2026-11-21 at noon. */
class ListThenTest {

    private final Play play = Play.withProject();

    @Test
    void tellsWhatRanThereThen() {
        deployed("one", 1);
        play.passes(Duration.ofHours(2));
        deployed("two", 2);
        play.passes(Duration.ofHours(2));
        play.events.types("list test at 13:00").run();
        assertThat(play.lastAnswer())
                .startsWith("On test, on 2026-11-21T13:00:00Z: one 0000000 (#1 by alice), since 2026-11-21T12:00:")
                .contains(" until 2026-11-21T14:00:")
                .endsWith(
                        "I read times without a zone as UTC (this is 2026-11-21T13:00:00Z); Slack shows them in your own"
                                + " zone.");
        play.events.types("list test at saturday 15:00").run();
        assertThat(play.lastAnswer()).contains("two 0000000 (#2 by alice)", " until now.");
    }

    @Test
    void saysSoWhenNothingRanThereOrTheTimeHasNotCome() {
        deployed("one", 1);
        play.events.types("list test at yesterday 14:00").run();
        assertThat(play.lastAnswer()).startsWith("On test, on 2026-11-20T14:00:00Z: nothing.");
        play.events.types("list production at yesterday 14:00").run();
        assertThat(play.lastAnswer()).startsWith("On production, on 2026-11-20T14:00:00Z: nothing.");
        play.events.types("list test at 2100-01-01 14:00").run();
        assertThat(play.lastAnswer()).startsWith("That time has not come yet.");
        play.events.types("list nowhere at yesterday 14:00").run();
        assertThat(play.lastAnswer()).startsWith("There is no environment “nowhere”.");
        play.events.types("list test at noon").run();
        assertThat(play.lastAnswer()).startsWith("I do not understand when: write 14:00, yesterday 14:00,");
    }

    private void deployed(String ref, long number) {
        play.events.types("deploy " + ref + " to test").run();
        play.ends(number, PipelineStatus.SUCCEEDED).run();
    }
}

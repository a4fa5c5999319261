package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.decide.EffectResult.PipelineStatus;
import org.junit.jupiter.api.Test;

class WhyTest {

    private final Play play = Play.withProject();

    @Test
    void tellsWhatEveryGateSaysAboutWhatWaits() {
        play.events.types(Samples.BOB, "lock test \"Load test\"").run();
        play.events.types("deploy main to test").run();
        play.events.types("why 1").run();
        assertThat(play.lastAnswer())
                .contains(
                        "main 0000000 to test: waiting",
                        "asked for: main",
                        "waits: bob has locked test: “Load test”.",
                        "What the gates say now",
                        "ref: “main” is 0000000.",
                        "lock: bob has locked test: “Load test”.",
                        "concurrency: Nothing else is being deployed to test.");
    }

    @Test
    void tellsTheWholeWayOfWhatIsOverAndWhatTheGatesSaidThen() {
        play.events.types(Samples.BOB, "lock test").run();
        play.events.types("deploy main to test").run();
        play.events.types(Samples.BOB, "unlock test").run();
        play.ends(1, PipelineStatus.SUCCEEDED).run();
        play.events.types(Samples.BOB, "lock test").run();
        play.events.types("why test").run();
        assertThat(play.lastAnswer())
                .containsSubsequence(
                        "asked for: main",
                        "waits: bob has locked test.",
                        "every gate lets it pass",
                        "registered: GitHub Deployment 901",
                        "runs: Pipeline #41",
                        "succeeded",
                        "What the gates said on ",
                        "lock: Nobody has locked test.");
    }

    @Test
    void saysSoWhenThereIsNothingToExplain() {
        play.events.types("why 99").run();
        assertThat(play.lastAnswer()).startsWith("I know no deployment #99 here.");
        play.events.types("why test").run();
        assertThat(play.lastAnswer()).startsWith("Nothing was deployed to test yet.");
        play.events.types("why nowhere").run();
        assertThat(play.lastAnswer()).startsWith("There is no environment “nowhere”.");
    }
}

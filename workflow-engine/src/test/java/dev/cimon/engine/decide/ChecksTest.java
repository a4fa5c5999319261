package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.events.github.CheckReported.Result;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Environments that only take commits whose checks are green. */
class ChecksTest {

    private final Play play = Play.withWorkflow("""
        environments:
          preview: {required-checks: [build, lint], on: {branches: [main]}}
          test:
        """);

    @Test
    void asksGitHubOnceItGetsThereAndGoesOnWhenAllIsGreen() {
        play.reports("build", Result.PASSED).reports("lint", Result.PASSED);
        play.events.types("deploy main to preview").run();
        assertThat(play.performed(Effect.ReadChecks.class)).hasSize(1);
        assertThat(play.stateOf(1)).isEqualTo("Running");
    }

    @Test
    void waitsForWhatIsNotGreenYetAndIsWokenByTheReport() {
        play.reports("build", Result.PENDING);
        play.events.types("deploy main to preview").run();
        assertThat(play.messageOf(1)).contains("Not green on 0000000 yet: build, lint (has not reported).");
        play.reports("build", Result.PASSED).run();
        assertThat(play.messageOf(1)).contains("Not green on 0000000 yet: lint (has not reported).");
        play.reports("lint", Result.PASSED).run();
        assertThat(play.stateOf(1)).isEqualTo("Running");
        assertThat(play.performed(Effect.ReadChecks.class)).hasSize(1);
    }

    @Test
    void refusesWhatIsRedWithTheListOfIt() {
        play.reports("build", Result.FAILED).reports("lint", Result.FAILED).reports("spelling", Result.FAILED);
        play.events.types("deploy main to preview").run();
        assertThat(play.stateOf(1)).isEqualTo("Refused");
        assertThat(play.messageOf(1)).contains("Red on 0000000: build, lint.");
    }

    @Test
    void refusesWhatTurnsRedWhileItWaits() {
        play.events.types("deploy main to preview").run();
        assertThat(play.stateOf(1)).isEqualTo("Waiting");
        play.reports("lint", Result.FAILED).run();
        assertThat(play.stateOf(1)).isEqualTo("Refused");
    }

    @Test
    void refusesWhatTurnsRedRightBeforeThePipeline() {
        play.reports("build", Result.PASSED).reports("lint", Result.PASSED);
        play.events.types("deploy main to preview");
        Plays.performUntil(play, Effect.ReadChecks.class);
        assertThat(play.stateOf(1)).isEqualTo("Creating");
        play.reports("lint", Result.FAILED).run();
        assertThat(play.stateOf(1)).isEqualTo("Refused");
        assertThat(play.performed(Effect.TriggerPipeline.class)).isEmpty();
    }

    @Test
    void doesNotForgetWhatWasReportedWhileGitHubWasAsked() {
        play.reports("build", Result.PASSED).reports("lint", Result.PENDING);
        play.events.types("deploy main to preview");
        Plays.performUntil(play, Effect.ResolveRef.class);
        EffectResult seenBefore = play.answerTo(Effect.ReadChecks.class);
        play.reports("lint", Result.PASSED);
        play.comesBack(seenBefore);
        assertThat(play.stateOf(1)).isEqualTo("Creating");
    }

    @Test
    void asksNothingForEnvironmentsThatWantNothing() {
        play.reports("build", Result.FAILED);
        play.events.types("deploy main to test").run();
        assertThat(play.stateOf(1)).isEqualTo("Running");
        assertThat(play.performed(Effect.ReadChecks.class)).isEmpty();
    }

    @Test
    void refusesInGitHubsWordsWhatCannotBeKnown() {
        play.refuse(Effect.ReadChecks.class, 403, "Resource not accessible by integration");
        play.events.types("deploy main to preview").run();
        assertThat(play.messageOf(1))
                .contains("GitHub does not tell me what the checks of 0000000 say: Resource not accessible by"
                        + " integration");
    }

    @Test
    void asksOnceTheWorkflowWantsToKnow() {
        play.events
                .types("lock test")
                .events
                .types(Samples.BOB, "deploy main to test")
                .run();
        play.workflow("environments: {test: {required-checks: all}}");
        play.events
                .pushes("refs/heads/main", "Change the workflow [deploy skip]")
                .run();
        assertThat(play.performed(Effect.ReadChecks.class)).hasSize(1);
        assertThat(play.messageOf(1)).contains("No check has reported on 0000000 yet.");
    }

    @Test
    void ignoresAReportThatWasOvertaken() {
        Instant late = Samples.NOON.plusSeconds(600);
        play.reports("build", Result.PASSED, late);
        play.events.types("deploy main to preview").run();
        play.reports("build", Result.FAILED, late.minusSeconds(60)).run();
        assertThat(play.stateOf(1)).isEqualTo("Waiting");
    }
}

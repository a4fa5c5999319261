package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.events.deployment.ProjectFrozen;
import dev.cimon.events.deployment.ProjectThawed;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FreezeTest {

    private final Play play = Play.withProject();

    @Test
    void stopsEverybodyAndEverythingUntilItIsThawed() {
        play.events.types("freeze \"Black Friday\"").run();
        assertThat(play.lastAnswer())
                .isEqualTo("You have frozen acme/shop: “Black Friday”. Every deployment waits, yours as well. End it"
                        + " with /cimon thaw");
        assertThat(play.audit.getLast())
                .isEqualTo(new ProjectFrozen(Samples.SHOP, "Black Friday", null, Samples.ALICE));
        play.events.types("deploy main to production").run();
        play.events.pushes("refs/heads/main").run();
        assertThat(play.messageOf(1)).contains("waiting", "alice has frozen all deployments: “Black Friday”.");
        assertThat(play.stateOf(2)).isEqualTo("Waiting");
        play.events.types(Samples.BOB, "thaw").run();
        assertThat(play.lastAnswer()).isEqualTo("acme/shop is deployed again. What waited goes on.");
        assertThat(play.stateOf(1)).isEqualTo("Running");
        assertThat(play.stateOf(2)).isEqualTo("Running");
        assertThat(play.audit).contains(new ProjectThawed(Samples.SHOP, Samples.BOB));
        play.events.types("thaw").run();
        assertThat(play.lastAnswer()).isEqualTo("Nobody has frozen acme/shop, so there is nothing to thaw.");
    }

    @Test
    void endsByItselfAndWakesWhatWaitsInEveryEnvironment() {
        play.events.types("freeze for 2h").run();
        play.events.types("deploy main to production").run();
        play.events.types("deploy main to test").run();
        play.passes(Duration.ofMinutes(119)).run();
        assertThat(play.stateOf(1)).isEqualTo("Waiting");
        play.passes(Duration.ofMinutes(2)).run();
        assertThat(play.stateOf(1)).isEqualTo("Running");
        assertThat(play.stateOf(2)).isEqualTo("Running");
        assertThat(play.audit).contains(new ProjectThawed(Samples.SHOP, null));
        assertThat(play.alarms()).isEmpty();
    }

    @Test
    void lastsLongerOnceItIsProlonged() {
        play.events.types("freeze for 1h").run();
        play.events.types("deploy main to production").run();
        play.events.types("freeze for 3h").run();
        play.passes(Duration.ofMinutes(61)).run();
        assertThat(play.stateOf(1)).isEqualTo("Waiting");
        play.passes(Duration.ofMinutes(121)).run();
        assertThat(play.stateOf(1)).isEqualTo("Running");
    }

    @Test
    void letsALockHoldOnWhenTheFreezeIsOver() {
        play.events.types(Samples.BOB, "lock production").run();
        play.events.types("freeze for 1h").run();
        play.events.types("deploy main to production").run();
        play.passes(Duration.ofMinutes(61)).run();
        assertThat(play.stateOf(1)).isEqualTo("Waiting");
        assertThat(play.messageOf(1)).contains("bob has locked production.").doesNotContain("frozen");
    }

    @Test
    void refusesATimeThatIsOver() {
        play.events.types("freeze until 2020-01-01").run();
        assertThat(play.lastAnswer()).startsWith("That time is over already.");
        assertThat(play.projects().getFirst().controls().freeze()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "config"})
    void isShownIn(String command) {
        play.events.types("freeze sale").run();
        play.events.types(command).run();
        assertThat(play.lastAnswer()).contains("alice has frozen all deployments since ", "“sale”");
    }

    /** It is Saturday noon; the window is that of Saturday. */
    @Test
    void holdsWhileAWindowOfTheWorkflowIsOpenAndGoesOnWhenItCloses() {
        follow("""
            environments:
              preview:
              production:
                freeze:
                  - {cron: '0 0 * * 6', duration: 1d, reason: Weekend}
            """);
        play.events.types("deploy main to preview").run();
        play.events.types("deploy main to production").run();
        Instant sunday = Instant.parse("2026-11-22T00:00:00Z");
        assertThat(play.stateOf(1)).isEqualTo("Running");
        assertThat(play.messageOf(2))
                .contains("waiting", "The workflow freezes production: “Weekend”. Until " + sunday + ".");
        assertThat(play.alarms()).containsExactly(sunday);
        play.passes(Duration.ofHours(11)).run();
        assertThat(play.stateOf(2)).isEqualTo("Waiting");
        play.passes(Duration.ofHours(1)).run();
        assertThat(play.stateOf(2)).isEqualTo("Running");
    }

    @Test
    void goesOnOnceTheWorkflowNoLongerHasTheWindow() {
        follow("environments: {production: {freeze: [{cron: '0 0 * * 6', duration: 1d}]}}");
        play.events.types("deploy main to production").run();
        assertThat(play.stateOf(1)).isEqualTo("Waiting");
        follow("environments: {production: }");
        assertThat(play.stateOf(1)).isEqualTo("Running");
    }

    private void follow(String workflow) {
        play.workflow(workflow)
                .events
                .pushes("refs/heads/main", "Change the workflow [deploy skip]")
                .run();
    }
}

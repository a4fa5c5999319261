package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.control.Lock;
import dev.cimon.engine.decide.EffectResult.PipelineStatus;
import dev.cimon.engine.message.ControlReplies;
import dev.cimon.engine.project.People;
import dev.cimon.events.deployment.EnvironmentLocked;
import dev.cimon.events.deployment.EnvironmentUnlocked;
import dev.cimon.events.github.PullRequestChanged.Action;
import dev.cimon.events.reference.EnvironmentName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class LockTest {

    private static final EnvironmentName TEST = new EnvironmentName("test");

    private final Play play = Play.withProject();

    @Test
    void letsOthersWaitAndTheOwnerPass() {
        play.events.types("lock test \"Load test\"").run();
        assertThat(play.lastAnswer())
                .isEqualTo("You have locked test: “Load test”. Only what you deploy by hand goes there; everything"
                        + " else waits. Give it back with /cimon unlock test");
        assertThat(play.audit.getLast())
                .isEqualTo(new EnvironmentLocked(Samples.SHOP, TEST, "Load test", null, null, Samples.ALICE));
        play.events.types(Samples.BOB, "deploy main to test").run();
        assertThat(play.stateOf(1)).isEqualTo("Waiting");
        assertThat(play.messageOf(1)).contains("waiting", "alice has locked test: “Load test”");
        play.events.types("deploy fix to test").run();
        assertThat(play.stateOf(2)).isEqualTo("Running");
        assertThat(play.alarms()).isEmpty();
    }

    @Test
    void letsWhatWaitedGoOnInItsOrderOnceItIsUnlocked() {
        play.events.types("lock test").run();
        play.events.types(Samples.BOB, "deploy main to test").run();
        play.events.types(Samples.BOB, "deploy fix to test").run();
        play.events.types("unlock test").run();
        assertThat(play.lastAnswer()).isEqualTo("test is no longer locked. What waited for it goes on.");
        assertThat(play.stateOf(1)).isEqualTo("Running");
        assertThat(play.stateOf(2)).isEqualTo("Waiting");
        assertThat(play.messageOf(2)).contains("#1 is being deployed to test.");
        play.events.types("unlock test").run();
        assertThat(play.lastAnswer()).isEqualTo("Nobody has locked test, so there is nothing to unlock.");
    }

    @Test
    void letsPushesWaitEvenThoseOfTheOwnerUntilTheNewestGoesOn() {
        play.linked(new People.Link("T0ACME", Samples.ALICE, "bob-gh"));
        play.events.types("lock preview").run();
        play.events.pushes("refs/heads/main").run();
        play.events.pushes("refs/heads/main").run();
        assertThat(play.stateOf(1)).isEqualTo("Superseded");
        assertThat(play.stateOf(2)).isEqualTo("Waiting");
        play.events.types("unlock preview").run();
        assertThat(play.stateOf(2)).isEqualTo("Running");
    }

    @Test
    void opensWhenItsTimeIsOver() {
        play.events.types("lock test for 2h").run();
        Instant until = lockOnTest().until();
        assertThat(play.alarms()).containsExactly(until);
        play.events.types(Samples.BOB, "deploy main to test").run();
        assertThat(play.messageOf(1)).contains("alice has locked test. Until " + until + ".");
        play.passes(Duration.ofMinutes(119)).run();
        assertThat(play.stateOf(1)).isEqualTo("Waiting");
        play.passes(Duration.ofMinutes(2)).run();
        assertThat(play.stateOf(1)).isEqualTo("Running");
        assertThat(play.audit).contains(new EnvironmentUnlocked(Samples.SHOP, TEST, Samples.ALICE, null));
        assertThat(play.alarms()).isEmpty();
    }

    @Test
    void waitsOnWhenItIsWokenTooEarlyOrTheLockWasProlonged() {
        play.events.types("lock test for 1h").run();
        play.events.types(Samples.BOB, "deploy main to test").run();
        Instant first = play.alarms().getFirst();
        play.comesBack(new EffectResult.TimeCame(new Effect.WakeWaiting(Samples.SHOP, TEST, first)));
        assertThat(play.stateOf(1)).isEqualTo("Waiting");
        play.events.types("lock test for 3h").run();
        play.passes(Duration.ofMinutes(61)).run();
        assertThat(play.stateOf(1)).isEqualTo("Waiting");
        play.passes(Duration.ofMinutes(121)).run();
        assertThat(play.stateOf(1)).isEqualTo("Running");
    }

    @Test
    void asksBeforeItTakesALockOverAndTellsTheOwner() {
        play.events.types(Samples.BOB, "lock test \"Load test\"").run();
        play.events.types(Samples.BOB, "deploy main to test").run();
        play.ends(1, PipelineStatus.SUCCEEDED).run();
        play.events.types("lock test \"Demo day\" for 1h").run();
        assertThat(play.lastAnswer()).startsWith("bob has locked test since ").contains("“Load test”");
        assertThat(owner()).isEqualTo("bob");
        play.events.pressesOnTheAnswer(ControlReplies.TAKE_LOCK).run();
        assertThat(owner()).isEqualTo("alice");
        assertThat(play.lastAnswer()).startsWith("You have locked test until ").contains("“Demo day”");
        assertThat(told()).containsExactly("@U0BOB, alice has taken over your lock on test: “Demo day”.");
        assertThat(play.audit.getLast()).isInstanceOfSatisfying(EnvironmentLocked.class, locked -> {
            assertThat(locked.takenFrom()).isEqualTo(Samples.BOB);
            assertThat(locked.reason()).isEqualTo("Demo day");
        });
        assertThat(play.alarms()).hasSize(1);
    }

    @Test
    void asksBeforeItRemovesTheLockOfSomebodyElse() {
        play.events.types(Samples.BOB, "lock test").run();
        play.events.types("unlock test").run();
        assertThat(owner()).isEqualTo("bob");
        play.events.pressesOnTheAnswer(ControlReplies.REMOVE_LOCK).run();
        assertThat(play.projects().getFirst().controls().locks()).isEmpty();
        assertThat(told()).containsExactly("@U0BOB, alice has removed your lock on test.");
    }

    @Test
    void doesNotMentionAnOwnerWhoDoesNotWantIt() {
        play.linked(new People.Link("T0ACME", Samples.BOB, "bob-gh").mentioned(false));
        play.events.types(Samples.BOB, "lock test").run();
        play.events.types("unlock test").run();
        play.events.pressesOnTheAnswer(ControlReplies.REMOVE_LOCK).run();
        assertThat(told()).containsExactly("bob, alice has removed your lock on test.");
    }

    @Test
    void changesNothingByAButtonThatIsAboutAnotherLock() {
        play.events.types(Samples.BOB, "lock test").run();
        play.events.types("unlock test").run();
        play.events.types(Samples.BOB, "lock test \"Once more\"").run();
        String shown = Samples.SHOP + " test " + Samples.NOON;
        for (String value : List.of(shown, "acme/shop", "acme/shop test soon")) {
            play.events.presses(ControlReplies.REMOVE_LOCK, value).run();
            assertThat(owner()).isEqualTo("bob");
            assertThat(play.lastAnswer())
                    .isEqualTo("That lock is no longer as you were shown it, so nothing has changed. Please say it"
                            + " again.");
        }
    }

    @Test
    void holdsWhatWasOnItsWayToThePipelineWhenItWasLocked() {
        play.events.types(Samples.BOB, "deploy main to test");
        Plays.performUntil(play, Effect.ResolveRef.class);
        assertThat(play.stateOf(1)).isEqualTo("Creating");
        play.events.types("lock test");
        Plays.performUntil(play, Effect.CreateGitHubDeployment.class);
        play.run();
        assertThat(play.stateOf(1)).isEqualTo("Waiting");
        assertThat(play.performed(Effect.TriggerPipeline.class)).isEmpty();
        play.events.types("deploy fix to test").run();
        assertThat(play.stateOf(2)).isEqualTo("Running");
        play.ends(2, PipelineStatus.SUCCEEDED).run();
        play.events.types("unlock test").run();
        assertThat(play.stateOf(1)).isEqualTo("Running");
        assertThat(play.performed(Effect.CreateGitHubDeployment.class)).hasSize(2);
    }

    @Test
    void endsTheGitHubDeploymentOfWhatIsCancelledWhileItWaits() {
        play.events.types(Samples.BOB, "deploy main to test");
        Plays.performUntil(play, Effect.ResolveRef.class);
        play.events.types("lock test");
        Plays.performUntil(play, Effect.CreateGitHubDeployment.class);
        play.events.types("cancel 1").run();
        assertThat(play.stateOf(1)).isEqualTo("Cancelled");
        assertThat(play.performed(Effect.ReportStatus.class))
                .extracting(Effect.ReportStatus::status)
                .containsExactly(Effect.ReportStatus.Status.INACTIVE);
    }

    @Test
    void showsLocksInListAndConfig() {
        play.events.types(Samples.BOB, "lock test \"Load test\"").run();
        for (String command : List.of("list", "list test", "config")) {
            play.events.types(command).run();
            assertThat(play.lastAnswer()).as(command).contains("bob has locked test since ", "“Load test”");
        }
        play.events.types("list preview").run();
        assertThat(play.lastAnswer()).doesNotContain("locked");
    }

    @Test
    void refusesWhatCannotBeLocked() {
        play.events.types("lock nowhere").run();
        assertThat(play.lastAnswer()).startsWith("There is no environment “nowhere”.");
        play.events.types("lock test until 2020-01-01").run();
        assertThat(play.lastAnswer()).startsWith("That time is over already.");
        assertThat(play.projects().getFirst().controls().locks()).isEmpty();
    }

    @Test
    void namesWhatGoesOnAllTheSame() {
        play.events.types("deploy main to test").run();
        play.events.types(Samples.BOB, "lock test").run();
        assertThat(play.lastAnswer()).endsWith("#1 is on its way to test and goes on. To end it: /cimon cancel 1");
        play.events.types(Samples.BOB, "freeze").run();
        assertThat(play.lastAnswer()).endsWith("#1 is on its way to test and goes on. To end it: /cimon cancel 1");
        play.events.types(Samples.BOB, "lock preview").run();
        assertThat(play.lastAnswer()).doesNotContain("#1");
    }

    @Test
    void endsWithThePullRequestOfItsEnvironment() {
        play.events.pullRequest(Action.OPENED, 7).run();
        play.events.types("lock pr7").run();
        play.events.pullRequest(Action.CLOSED, 7).run();
        assertThat(play.projects().getFirst().controls().locks()).isEmpty();
        assertThat(play.audit)
                .contains(new EnvironmentUnlocked(Samples.SHOP, new EnvironmentName("pr7"), Samples.ALICE, null));
    }

    private String owner() {
        return lockOnTest().owner().name();
    }

    private Lock lockOnTest() {
        return Objects.requireNonNull(
                play.projects().getFirst().controls().locks().get("test"));
    }

    private List<String> told() {
        return play.messageKeys().stream()
                .filter(key -> key.key().startsWith("lock/"))
                .map(key -> play.message(key.key()).content().plainText())
                .toList();
    }
}

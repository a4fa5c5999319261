package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.decide.EffectResult.PipelineStatus;
import dev.cimon.engine.message.ControlReplies;
import dev.cimon.engine.message.DeploymentMessage;
import dev.cimon.engine.project.People;
import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.slack.ButtonPressed;
import dev.cimon.events.slack.CommandEntered;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may steer what is deployed: alice may everything, bob nothing in particular. */
class RightsTest {

    private static final EnvironmentName LIVE = new EnvironmentName("live");

    private final Play play = Play.withWorkflow("""
                    administrators: {slack-users: [U0ALICE]}
                    environments:
                      live: {permissions: {slack-users: [U0ALICE]}}
                      team: {permissions: {teams: [acme/release], slack-groups: [release]}}
                      open: {on: {branches: [main]}}
                      pr{number}: {on: {pull-requests: [main]}, permissions: {slack-users: [U0ALICE]}}
                    """)
            .linked(
                    new People.Link("T0ACME", Samples.ALICE, "alice-gh"),
                    new People.Link("T0ACME", Samples.BOB, "bob-gh"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    lock live            | lock live
                    unlock live          | unlock live
                    auto off live        | turn automatic deployments to live off
                    auto off pr          | turn automatic deployments to pr off
                    rollback live        | roll live back
                    cancel live          | cancel what others deploy to live
                    cancel 3             | cancel what others deploy to live
                    freeze "Sale"        | freeze acme/shop
                    thaw                 | thaw acme/shop
                    set basedomain a.dev | change settings of acme/shop
                    set forks on         | change settings of acme/shop
                    unset basedomain     | change settings of acme/shop
                    """)
    void areOfThoseWhomTheWorkflowNames(String command, String deed) {
        play.events
                .types("deploy main to live")
                .run()
                .ends(1, PipelineStatus.SUCCEEDED)
                .run();
        play.branchesMove(Samples.revision(77))
                .events
                .types("deploy main to live")
                .run();
        play.ends(2, PipelineStatus.SUCCEEDED).run();
        if (!command.startsWith("rollback")) {
            play.events.types("deploy main to live").run();
        }
        if (command.startsWith("unlock")) {
            play.events.types("lock live").run();
        }
        if (command.startsWith("thaw")) {
            play.events.types("freeze").run();
        }
        int deeds = play.deeds.size();
        play.events.types(Samples.BOB, command).run();
        assertThat(play.lastAnswer()).isEqualTo("You may not " + deed + ", only alice.");
        assertThat(play.deeds).hasSize(deeds);
        play.events.types(command).run();
        assertThat(play.lastAnswer()).doesNotStartWith("You may not");
    }

    @Test
    void areOfEverybodyWhereTheWorkflowNamesNobody() {
        play.events.types(Samples.BOB, "lock open").run();
        assertThat(play.lastAnswer()).startsWith("You have locked open.");
        assertThat(play.deeds.getLast().right()).isEqualTo("may write in channel C0SHOP");
        Play everybodys = Play.withProject();
        everybodys.events.types(Samples.BOB, "freeze").run();
        assertThat(everybodys.lastAnswer()).startsWith("You have frozen acme/shop.");
    }

    @Test
    void keepNobodyFromEndingWhatIsTheirOwn() {
        Play closing = Play.withWorkflow("environments: {live: {permissions: {logins: [bob-gh]}}}")
                .linked(new People.Link("T0ACME", Samples.BOB, "bob-gh"));
        closing.events.types(Samples.BOB, "lock live").run();
        closing.events.types(Samples.BOB, "deploy main to live").run();
        closing.events.types(Samples.BOB, "goodbye").run();
        closing.events.types(Samples.BOB, "cancel 1").run();
        assertThat(closing.lastAnswer()).isEqualTo("I am cancelling #1.");
        closing.events.types(Samples.BOB, "unlock live").run();
        assertThat(closing.lastAnswer()).isEqualTo("live is no longer locked. What waited for it goes on.");
    }

    @Test
    void areAskedForAgainWhenAButtonConfirms() {
        play.events.types("lock live").run();
        String shown = " live " + lockOn(LIVE) + " -";
        play.happens("steal", pressed(ControlReplies.TAKE_LOCK, "acme/shop" + shown));
        play.run();
        assertThat(play.lastAnswer()).isEqualTo("You may not lock live, only alice.");
        play.happens("remove", pressed(ControlReplies.REMOVE_LOCK, "acme/shop" + shown));
        play.run();
        assertThat(play.lastAnswer()).isEqualTo("You may not unlock live, only alice.");
        play.events.types("deploy main to live").run();
        play.events.presses(Samples.BOB, DeploymentMessage.CANCEL, 1).run();
        assertThat(play.lastAnswer()).isEqualTo("You may not cancel what others deploy to live, only alice.");
        assertThat(play.stateOf(1)).isEqualTo("Running");
    }

    private static ButtonPressed pressed(String action, String value) {
        return new ButtonPressed(Samples.CHANNEL, Samples.BOB, action, value, "1.2", "trigger", Samples.RESPONSE_URL);
    }

    private String lockOn(EnvironmentName environment) {
        return Objects.requireNonNull(
                        play.projects().getFirst().controls().locks().get(environment.name()))
                .since()
                .toString();
    }

    @Test
    void areProvedByGitHubAndSaidOnTheAuditTrail() {
        play.teams(Map.of("acme/release", List.of("bob-gh")));
        play.events.types(Samples.BOB, "lock team").run();
        assertThat(play.performed(Effect.ProveRight.class)).hasSize(1);
        assertThat(play.performed(Effect.ProveRightInSlack.class)).isEmpty();
        assertThat(play.lastAnswer()).startsWith("You have locked team.");
        assertThat(play.deeds.getLast().right()).isEqualTo("may lock team as bob-gh of acme/release");
    }

    @Test
    void areProvedBySlackWhereGitHubDoesNotTell() {
        play.userGroups(Map.of("@release", List.of("U0BOB")))
                .refuse(Effect.ProveRight.class, 404, "There is no team acme/release.");
        play.events.types(Samples.BOB, "lock team").run();
        assertThat(play.lastAnswer()).startsWith("You have locked team.");
        assertThat(play.deeds.getLast().right()).isEqualTo("may lock team as bob of @release");
    }

    @Test
    void areNotLookedAtLongAfterwards() {
        play.teams(Map.of("acme/release", List.of("bob-gh")));
        play.events.types(Samples.BOB, "lock team");
        play.passes(Duration.ofMinutes(6)).run();
        assertThat(play.lastAnswer())
                .isEqualTo(
                        "It took too long to find out whether you may do this, so nothing has changed. If you still want"
                                + " it, say it again.");
        assertThat(play.projects().getFirst().controls().locks()).isEmpty();
    }

    @Test
    void areNeededToForceWhatOthersHaveWaiting() {
        play.events.types("freeze").run();
        play.teams(Map.of("acme/release", List.of("alice-gh")));
        play.events.types("deploy main to team").run();
        assertThat(play.stateOf(1)).isEqualTo("Waiting");
        play.events.presses(Samples.BOB, DeploymentMessage.FORCE, 1).run();
        play.happens("bobs", Forms.reasoned(play.forms.getFirst(), Samples.BOB, "Now"));
        assertThat(play.run().lastAnswer()).isEqualTo("You may not deploy to team, only acme/release, @release.");
        assertThat(play.stateOf(1)).isEqualTo("Waiting");
        play.happens("alices", Forms.reasoned(play.forms.getFirst(), Samples.ALICE, "Now"));
        play.run();
        assertThat(play.stateOf(1)).isEqualTo("Superseded");
        assertThat(play.stateOf(2)).isEqualTo("Running");
    }

    @Test
    void areNotGotAroundByReleasingTheChannel() {
        Play locked = Play.withWorkflow("environments: {live: {permissions: {slack-users: [U0ALICE]}}}");
        locked.events.types("lock live").run();
        locked.events.types(Samples.BOB, "reset").run();
        locked.events.presses("reset-project", "acme/shop").run();
        assertThat(locked.projects().getFirst().bound()).isFalse();
        assertThat(locked.projects().getFirst().controls().locks()).containsKey("live");
    }

    @Test
    void areOfNobodyWhomNeitherKnows() {
        play.events.types(Samples.BOB, "lock team").run();
        assertThat(play.lastAnswer()).isEqualTo("You may not lock team, only acme/release, @release.");
        play.refuse(Effect.ProveRight.class, 404, "There is no team acme/release.")
                .events
                .types(Samples.BOB, "lock team")
                .run();
        assertThat(play.lastAnswer())
                .isEqualTo("GitHub does not tell me who is in acme/release: There is no team acme/release.");
        play.refuse(Effect.ProveRightInSlack.class, 200, "There is no user group @release.")
                .events
                .types(Samples.BOB, "lock team")
                .run();
        assertThat(play.lastAnswer())
                .isEqualTo("Slack does not tell me who is in @release: There is no user group @release.");
    }

    @Test
    void sayHowToBecomeKnown() {
        Play unknown = Play.withWorkflow("environments: {live: {permissions: {logins: [alice-gh]}}}");
        unknown.events.types(Samples.BOB, "lock live").run();
        assertThat(unknown.lastAnswer())
                .isEqualTo(
                        "You may not lock live, only alice-gh. If you are one of them, tell me your GitHub login first:"
                                + " /cimon hello <login>");
    }

    @Test
    void holdForARollbackBeforeItLocksAnything() {
        play.teams(Map.of("acme/release", List.of("alice-gh")));
        for (int number = 1; number <= 2; number++) {
            play.branchesMove(Samples.revision(70 + number))
                    .events
                    .types("deploy main to team")
                    .run();
            play.ends(number, PipelineStatus.SUCCEEDED).run();
        }
        play.events.presses(Samples.BOB, DeploymentMessage.ROLLBACK, 2).run();
        assertThat(play.lastAnswer()).isEqualTo("You may not roll team back, only acme/release, @release.");
        assertThat(play.projects().getFirst().controls().locks()).isEmpty();
        assertThat(play.count()).isEqualTo(2);
        play.events.types("rollback team").run();
        assertThat(play.stateOf(3)).isEqualTo("Running");
        assertThat(play.projects().getFirst().controls().locks()).containsKey("team");
    }

    @Test
    void areThoseOfAdministratorsForBindingChannels() {
        ChannelRef other = new ChannelRef("T0ACME", "C0OTHER");
        play.happens(
                "bobs",
                new CommandEntered(
                        other, Samples.BOB, "/cimon", "setup acme/shop --also", "trigger", Samples.RESPONSE_URL));
        play.run();
        assertThat(play.lastAnswer()).isEqualTo("You may not bind acme/shop to another channel, only alice.");
        play.events.types(other, "setup acme/shop --also").run();
        assertThat(play.projects().getFirst().channels()).hasSize(2);
        play.events.types(Samples.BOB, "reset").run();
        assertThat(play.lastAnswer()).isEqualTo("You may not release a channel from acme/shop, only alice.");
    }
}

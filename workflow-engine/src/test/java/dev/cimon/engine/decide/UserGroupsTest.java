package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.message.DeploymentMessage;
import dev.cimon.engine.project.People;
import dev.cimon.events.deployment.DeploymentApproved;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Environments whose workflow names user groups of Slack. */
class UserGroupsTest {

    private final Play play = Play.withWorkflow("""
                    environments:
                      preview: {permissions: {slack-groups: [release]}, on: {branches: [main]}}
                      staging: {permissions: {teams: [acme/release], slack-groups: [release]}}
                      test: {approvals: {by: {teams: [acme/release], slack-groups: [release]}}}
                    """).userGroups(Map.of("@release", List.of("U0BOB")));

    @Test
    void asksSlackWhoIsInThem() {
        play.events.types(Samples.BOB, "deploy main to preview").run();
        assertThat(play.performed(Effect.FindUserGroups.class)).hasSize(1);
        assertThat(play.stateOf(1)).isEqualTo("Running");
        play.events.types("why 1").run();
        assertThat(play.lastAnswer()).contains("permission: bob may deploy to preview, as bob of @release.");
    }

    @Test
    void refusesOthers() {
        play.events.types("deploy main to preview").run();
        assertThat(play.stateOf(1)).isEqualTo("Refused");
        assertThat(play.messageOf(1)).contains("alice may not deploy to preview, only @release.");
    }

    @Test
    void countsThePersonWhoIsLinkedToWhoeverHasPushed() {
        play.linked(new People.Link("T0ACME", Samples.BOB, "bob-gh"))
                .events
                .pushes("refs/heads/main")
                .run();
        assertThat(play.stateOf(1)).isEqualTo("Running");
    }

    @Test
    void letsNobodyThroughWhileSlackDoesNotTell() {
        play.events.types(Samples.BOB, "deploy main to preview");
        Plays.performUntil(play, Effect.ResolveRef.class);
        Plays.performMessages(play);
        assertThat(play.messageOf(1)).contains("Slack has to say first whether bob belongs to @release.");
        play.refuse(Effect.FindUserGroups.class, 200, "There is no user group @release.")
                .run();
        assertThat(play.stateOf(1)).isEqualTo("Refused");
        assertThat(play.messageOf(1))
                .contains("Slack does not tell me who is in @release: There is no user group @release.");
    }

    @Test
    void letsThroughWhomSlackKnowsThoughGitHubDoesNotTell() {
        play.linked(new People.Link("T0ACME", Samples.BOB, "bob-gh"))
                .refuse(Effect.FindTeams.class, 404, "There is no team acme/release.")
                .events
                .types(Samples.BOB, "deploy main to staging")
                .run();
        assertThat(play.stateOf(1)).isEqualTo("Running");
    }

    @Test
    void saysWhatGitHubDoesNotTellWhenSlackKnowsTheRequesterNeither() {
        play.linked(new People.Link("T0ACME", Samples.BOB, "bob-gh"))
                .userGroups(Map.of())
                .refuse(Effect.FindTeams.class, 404, "There is no team acme/release.")
                .events
                .types(Samples.BOB, "deploy main to staging")
                .run();
        assertThat(play.performed(Effect.FindUserGroups.class)).hasSize(1);
        assertThat(play.stateOf(1)).isEqualTo("Refused");
        assertThat(play.messageOf(1))
                .contains("GitHub does not tell me who is in acme/release: There is no team acme/release.");
    }

    @Test
    void asksSlackAboutAVoterWhomGitHubDoesNotShow() {
        play.linked(new People.Link("T0ACME", Samples.BOB, "bob-gh"))
                .refuse(Effect.ProveVoter.class, 404, "There is no team acme/release.");
        play.events.types("deploy main to test").run();
        play.events.types(Samples.BOB, "approve 1").run();
        assertThat(play.stateOf(1)).isEqualTo("Running");
    }

    @Test
    void asksAgainAfterAWhile() {
        play.events
                .types("freeze")
                .run()
                .events
                .types(Samples.BOB, "deploy main to preview")
                .run();
        play.userGroups(Map.of())
                .passes(Duration.ofHours(2))
                .events
                .types("thaw")
                .run();
        assertThat(play.performed(Effect.FindUserGroups.class)).hasSize(2);
        assertThat(play.messageOf(1)).contains("bob may not deploy to preview, only @release.");
    }

    @Test
    void countsTheVoteOfWhoIsInOne() {
        play.events.types("deploy main to test").run();
        assertThat(play.messageOf(1)).contains("Somebody has to approve it: acme/release, @release.");
        play.events.presses(Samples.BOB, DeploymentMessage.APPROVE, 1).run();
        assertThat(play.lastAnswer()).isEqualTo("You have approved #1, 0000000 to test.");
        assertThat(play.stateOf(1)).isEqualTo("Running");
        assertThat(play.audit)
                .contains(new DeploymentApproved(
                        play.number(1).ref(), Samples.BOB, null, "as bob of @release", Samples.REVISION));
    }

    @Test
    void asksGitHubFirstAndThenSlackAboutAVoter() {
        play.linked(new People.Link("T0ACME", Samples.BOB, "bob-gh"));
        play.events.types("deploy main to test").run();
        play.events.types(Samples.BOB, "approve 1").run();
        assertThat(play.performed(Effect.ProveVoter.class)).hasSize(1);
        assertThat(play.performed(Effect.ProveVoterInSlack.class)).hasSize(1);
        assertThat(play.stateOf(1)).isEqualTo("Running");
    }

    @Test
    void tellsTheVoterWhatSlackSays() {
        play.events.types("deploy main to test").run();
        play.refuse(Effect.ProveVoterInSlack.class, 200, "There is no user group @release.")
                .events
                .types(Samples.BOB, "approve 1")
                .run();
        assertThat(play.lastAnswer())
                .isEqualTo("Slack does not tell me who is in @release: There is no user group @release.");
        assertThat(play.stateOf(1)).isEqualTo("Waiting");
    }
}

package dev.cimon.engine.decide;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.decide.EffectResult.PipelineStatus;
import dev.cimon.engine.project.People;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Environments to which only some may deploy. */
class PermissionTest {

    private final Play play = Play.withWorkflow("""
                    environments:
                      preview: {permissions: {teams: [acme/release]}, on: {branches: [main]}}
                      test: {permissions: {slack-users: [U0ALICE]}}
                    """).linked(new People.Link("T0ACME", Samples.BOB, "bob-gh"));

    @Test
    void letsThoseThroughWhomTheWorkflowNamesAndRecordsByWhatRight() {
        play.events.types("deploy main to test").run();
        assertThat(play.stateOf(1)).isEqualTo("Running");
        play.events.types("why 1").run();
        assertThat(play.lastAnswer()).contains("permission: alice may deploy to test, as alice in Slack.");
    }

    @Test
    void refusesOthersWithoutMakingThemWait() {
        play.events.types(Samples.BOB, "deploy main to test").run();
        assertThat(play.stateOf(1)).isEqualTo("Refused");
        assertThat(play.messageOf(1)).contains("bob may not deploy to test, only U0ALICE.");
    }

    @Test
    void asksGitHubWhoIsInATeam() {
        play.teams(Map.of("acme/release", List.of("bob-gh")));
        play.events.types(Samples.BOB, "deploy main to preview").run();
        assertThat(play.performed(Effect.FindTeams.class)).hasSize(1);
        assertThat(play.stateOf(1)).isEqualTo("Running");
    }

    @Test
    void countsWhoeverHasPushed() {
        play.events.pushes("refs/heads/main").run();
        assertThat(play.stateOf(1)).isEqualTo("Refused");
        assertThat(play.messageOf(1)).contains("bob may not deploy to preview, only acme/release.");
        play.teams(Map.of("acme/release", List.of("bob-gh")))
                .events
                .pushes("refs/heads/main")
                .run();
        assertThat(play.stateOf(2)).isEqualTo("Running");
    }

    @Test
    void letsNobodyThroughWhileGitHubDoesNotTell() {
        play.events.types(Samples.BOB, "deploy main to preview");
        Plays.performUntil(play, Effect.ResolveRef.class);
        Plays.performMessages(play);
        assertThat(play.messageOf(1)).contains("GitHub has to say first whether bob-gh belongs to acme/release.");
        play.refuse(Effect.FindTeams.class, 404, "There is no team acme/release.")
                .run();
        assertThat(play.messageOf(1))
                .contains("GitHub does not tell me who is in acme/release: There is no team acme/release.");
    }

    @Test
    void asksAgainAfterAWhile() {
        play.teams(Map.of("acme/release", List.of("bob-gh")));
        play.events
                .types("freeze")
                .run()
                .events
                .types(Samples.BOB, "deploy main to preview")
                .run();
        play.teams(Map.of()).passes(Duration.ofHours(2)).events.types("thaw").run();
        assertThat(play.performed(Effect.FindTeams.class)).hasSize(2);
        assertThat(play.messageOf(1)).contains("bob may not deploy to preview, only acme/release.");
    }

    @Test
    void countsWhoeverTriesAgain() {
        play.events
                .types("deploy main to test")
                .run()
                .ends(1, PipelineStatus.FAILED)
                .run();
        play.events.types(Samples.BOB, "retry 1").run();
        assertThat(play.stateOf(2)).isEqualTo("Refused");
    }

    @Test
    void cannotBeForced() {
        play.events
                .types(Samples.BOB, "deploy main to test --force \"Customers cannot pay\"")
                .run();
        assertThat(play.stateOf(1)).isEqualTo("Refused");
    }
}

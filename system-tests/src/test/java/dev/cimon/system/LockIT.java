package dev.cimon.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.story.ControlApi;
import dev.cimon.story.SlackMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An environment that one person keeps for themselves, from Slack to the trigger and back. */
@ExtendWith(LogsOnFailure.class)
class LockIT {

    private final Team team = Team.shop().setUp(0);
    private final ControlApi sandbox = team.sandbox();

    @AfterEach
    void openItAgain() {
        team.ask("alice", "unlock test");
        team.ask("bob", "unlock test");
    }

    @Test
    void letsADeploymentWaitUntilTheEnvironmentIsUnlocked() {
        assertThat(team.ask("bob", "lock test \"Load test\" for 2h").read())
                .contains("You have locked *test* until ", "“Load test”");
        String deployment = team.deploy("alice", "main", "test");
        SlackMessage waiting = team.awaitSaying(deployment, ": waiting");
        assertThat(waiting.read()).contains("bob has locked test: “Load test”");
        assertThat(team.ask("carol", "list test").read()).contains("bob has locked *test*");
        assertThat(team.ask("bob", "lock test \"Longer test\" for 3h").read())
                .contains("You have locked *test* until ", "“Longer test”");
        team.awaitSaying(deployment, "bob has locked test: “Longer test”");

        SlackMessage answer = team.ask("alice", "unlock test");
        assertThat(answer.read()).contains("bob has locked *test*");
        sandbox.press("alice", team.channel(), answer.json(), "remove-lock", valueOf(answer, "remove-lock"));

        team.assertSucceededExactlyOnce(deployment);
    }

    @Test
    void isTakenOverOnlyAfterAClickAndWithAWordToTheOwner() {
        assertThat(team.ask("bob", "lock test \"Load test\"").read()).contains("You have locked *test*");
        SlackMessage question = team.ask("alice", "lock test \"Demo day\" for 2h");
        assertThat(question.read()).contains("bob has locked *test*", "I tell bob if you do.");
        String held = team.deploy("alice", "main", "test");
        team.awaitSaying(held, "bob has locked test: “Load test”");

        String before = team.mark("bob");
        sandbox.press("alice", team.channel(), question.json(), "take-lock", valueOf(question, "take-lock"));
        team.awaitMessage(
                "bob",
                "the word to the owner",
                before,
                m -> m.read().contains("alice has taken over your lock on test: “Demo day”."));
        team.assertSucceededExactlyOnce(held);
        String others = team.deploy("bob", "main", "test");
        team.awaitSaying(others, "alice has locked test: “Demo day”");
        team.ask("alice", "unlock test");
        team.assertSucceededExactlyOnce(others);
    }

    private static String valueOf(SlackMessage message, String action) {
        return message.json().path("blocks").findParents("action_id").stream()
                .filter(button -> button.path("action_id").asText().equals(action))
                .map(button -> button.path("value").asText())
                .findFirst()
                .orElseThrow();
    }
}

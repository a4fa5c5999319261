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
        team.ask("alice", "unlock staging");
        team.ask("bob", "unlock staging");
    }

    @Test
    void letsADeploymentWaitUntilTheEnvironmentIsUnlocked() {
        assertThat(team.ask("bob", "lock staging \"Load test\" for 2h").read())
                .contains("You have locked *staging* until ", "“Load test”");
        String deployment = team.deploy("alice", "main", "staging");
        SlackMessage waiting = team.awaitSaying(deployment, ": waiting");
        assertThat(waiting.read()).contains("bob has locked staging: “Load test”");
        assertThat(team.ask("carol", "list staging").read()).contains("bob has locked *staging*");
        assertThat(team.ask("bob", "lock staging \"Longer test\" for 3h").read())
                .contains("You have locked *staging* until ", "“Longer test”");
        team.awaitSaying(deployment, "bob has locked staging: “Longer test”");

        SlackMessage answer = team.ask("alice", "unlock staging");
        assertThat(answer.read()).contains("bob has locked *staging*");
        sandbox.press("alice", team.channel(), answer.json(), "remove-lock", valueOf(answer, "remove-lock"));

        team.assertSucceededExactlyOnce(deployment);
    }

    private static String valueOf(SlackMessage message, String action) {
        return message.json().path("blocks").findParents("action_id").stream()
                .filter(button -> button.path("action_id").asText().equals(action))
                .map(button -> button.path("value").asText())
                .findFirst()
                .orElseThrow();
    }
}

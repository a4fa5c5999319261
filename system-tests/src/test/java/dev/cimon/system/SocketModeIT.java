package dev.cimon.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cimon.process.Deployed;
import dev.cimon.process.Service;
import dev.cimon.story.ControlApi;
import dev.cimon.story.SlackMessage;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Slack without a public address: two replicas of slack-gateway, each with a WebSocket of its own. */
class SocketModeIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static Deployed system;
    private static ControlApi sandbox;
    private static Team team;

    @BeforeAll
    static void start() {
        system = Shared.another(Map.of(Service.SLACK_GATEWAY, Map.of("SLACK_APP_TOKEN", "xapp-sandbox")));
        system.startAll();
        system.add(Service.SLACK_GATEWAY).awaitReady();
        sandbox = system.sandbox();
        team = new Team(sandbox, "#shop", "acme/shop").setUp(0);
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @BeforeEach
    void awaitBothConnections() {
        await("both replicas are connected")
                .atMost(PATIENCE)
                .until(() -> sandbox.state().at("/slack/sockets").asInt() == 2);
    }

    @Test
    void takesCommandsButtonsAndModals() {
        SlackMessage logins = team.ask("bob", "hello");
        sandbox.press("bob", team.channel(), logins.json(), "link-person:bob-gh", "bob-gh");
        team.awaitMessage(
                "bob", "to be linked", "", m -> m.ts().equals(logins.ts()) && !m.offers("link-person:bob-gh"));
        sandbox.command("alice", team.channel(), "deploy");
        var form = Team.eventually(
                "the form", () -> sandbox.forms("alice").stream().findFirst());
        String before = team.mark("alice");
        assertThat(sandbox.submit(form, Map.of("ref", "main", "environment", "staging"))
                        .status())
                .isEqualTo(200);

        team.assertSucceededExactlyOnce(team.awaitDeployment(before, "staging"));
    }

    @Test
    void connectsAnewWhenSlackRefreshesAndWhenItBreaksOff() {
        sandbox.slack("sockets/refresh");
        team.assertSucceededExactlyOnce(deployWhenTaken());
        awaitBothConnections();
        sandbox.slack("sockets/cut");
        awaitBothConnections();

        team.assertSucceededExactlyOnce(deployWhenTaken());
    }

    @Test
    void acknowledgesNothingThatKafkaDoesNotHave() {
        sandbox.let("kafka", false);
        try {
            assertThat(sandbox.command("alice", team.channel(), "list").body())
                    .contains("Cimon's message broker does not answer");
        } finally {
            sandbox.let("kafka", true);
        }
        await("Kafka is back")
                .atMost(PATIENCE)
                .until(() -> sandbox.command("alice", team.channel(), "list").taken());
    }

    private static String deployWhenTaken() {
        String before = team.mark("alice");
        await("a connection")
                .atMost(PATIENCE)
                .until(() -> sandbox.command("alice", team.channel(), "deploy main to preview")
                        .taken());
        return team.awaitDeployment(before, "preview");
    }
}

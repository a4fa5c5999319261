package dev.cimon.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cimon.process.Deployed;
import dev.cimon.process.Replica;
import dev.cimon.process.Service;
import dev.cimon.story.ControlApi;
import dev.cimon.story.SlackMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Slack without a public address: two replicas of slack-gateway, each with a WebSocket of its own. */
@ExtendWith(LogsOnFailure.class)
class SocketModeIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static List<Replica> gateways = List.of();

    private final Team team = Team.shop();
    private final ControlApi sandbox = team.sandbox();

    /** As long as somebody is connected, Slack sends nothing to the gateway that takes requests. */
    @BeforeAll
    static void connect() {
        Map<String, String> token = Map.of("SLACK_APP_TOKEN", "xapp-sandbox");
        Deployed system = Shared.system();
        gateways = List.of(system.add(Service.SLACK_GATEWAY, token), system.add(Service.SLACK_GATEWAY, token));
        gateways.forEach(Replica::awaitReady);
    }

    @AfterAll
    static void disconnect() {
        gateways.forEach(Replica::stop);
        gateways.forEach(Replica::awaitEnd);
        awaitConnections(0);
    }

    @BeforeEach
    void setUp() {
        awaitConnections(2);
        team.setUp(0);
    }

    private static void awaitConnections(int number) {
        ControlApi sandbox = Shared.system().sandbox();
        await(number + " connections")
                .atMost(PATIENCE)
                .until(() -> sandbox.state().at("/slack/sockets").asInt() == number);
    }

    @Test
    void takesCommandsButtonsAndModals() {
        team.ask("bob", "goodbye"); // another test may have linked him
        SlackMessage logins = team.ask("bob", "hello");
        sandbox.press("bob", team.channel(), logins.json(), "link-person:bob-gh", "bob-gh");
        team.awaitMessage(
                "bob", "to be linked", "", m -> m.ts().equals(logins.ts()) && !m.offers("link-person:bob-gh"));
        sandbox.command("alice", team.channel(), "deploy");
        var form = Team.eventually(
                "the form", () -> sandbox.forms("alice").stream().findFirst());
        String before = team.mark("alice");
        assertThat(sandbox.submit(form, Map.of("ref", "main", "environment", "test"))
                        .status())
                .isEqualTo(200);

        team.assertSucceededExactlyOnce(team.awaitDeployment(before, "test"));
    }

    @Test
    void connectsAnewWhenSlackRefreshesAndWhenItBreaksOff() {
        sandbox.slack("sockets/refresh");
        team.assertSucceededExactlyOnce(deployWhenTaken());
        awaitConnections(2);
        sandbox.slack("sockets/cut");
        awaitConnections(2);

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

    private String deployWhenTaken() {
        String before = team.mark("alice");
        await("a connection")
                .atMost(PATIENCE)
                .until(() -> sandbox.command("alice", team.channel(), "deploy main to preview")
                        .taken());
        return team.awaitDeployment(before, "preview");
    }
}

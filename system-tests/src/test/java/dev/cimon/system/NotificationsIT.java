package dev.cimon.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.story.ControlApi;
import dev.cimon.story.SlackMessage;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which of its channels is told of what, as the workflow of a repository has it. */
@ExtendWith(LogsOnFailure.class)
class NotificationsIT {

    private static final ControlApi SANDBOX = Shared.system().sandbox();
    private static final Team DOCK = new Team(SANDBOX, "#dock", "acme/dock");
    private static final Team BRIDGE = new Team(SANDBOX, "#bridge", DOCK.repository());
    private static final Team PIER = new Team(SANDBOX, "#pier", DOCK.repository());

    @BeforeAll
    static void setUp() {
        SANDBOX.found(DOCK.repository(), DOCK.channel());
        String bridge = SANDBOX.found(BRIDGE.channel());
        SANDBOX.found(PIER.channel());
        DOCK.setUp(0);
        for (Team further : new Team[] {BRIDGE, PIER}) {
            SANDBOX.command("alice", further.channel(), "setup " + DOCK.repository() + " --also");
            further.awaitMessage("alice", "to be bound", "", m -> m.read().contains("now deploys"));
        }
        SANDBOX.invite(PIER.channel(), false);
        for (String person : new String[] {"alice", "bob"}) {
            assertThat(DOCK.ask(person, "hello " + person + "-gh").read()).contains(person + "-gh");
        }
        String pushed = SANDBOX.pushFile(DOCK.repository(), ".github/cimon.yml", """
            environments:
              preview: {on: {branches: [main]}}
              live:
            notifications:
              %s: {environments: [live], states: [succeeded, failed], mentions: [requester]}
            """.formatted(bridge));
        DOCK.awaitMessage(
                "alice",
                "the workflow",
                "",
                m -> m.read().contains("follows") && m.read().contains(pushed.substring(0, 7)));
    }

    @Test
    void comeForTheNamedEnvironmentsOnceTheNamedStatesAreReached() {
        String before = DOCK.mark("alice");
        DOCK.push("main", "Caulk the hull", "bob-gh");
        String preview = DOCK.awaitDeployment(before, "preview");
        DOCK.assertSucceededExactlyOnce(preview);

        SANDBOX.behave("gh/" + DOCK.repository(), "hang", 0);
        before = DOCK.mark("alice");
        assertThat(BRIDGE.ask("alice", "deploy main to live").read())
                .contains("The workflow does not have this channel told of it, or not yet.");
        String live = DOCK.awaitDeployment(before, "live");
        SlackMessage running = DOCK.awaitSaying(live, ": running");
        assertThat(running.raw()).contains("Caulk the hull by <@U0BOB>", "asked for by alice");

        SANDBOX.decide(DOCK.awaitPipeline(live), "pass");
        SlackMessage told = BRIDGE.awaitSaying(live, ": succeeded");
        assertThat(told.raw()).contains("Caulk the hull by bob-gh", "asked for by <@U0ALICE>");
        assertThat(told.versions()).as("told only once it had ended").isEqualTo(1);
        assertThat(SANDBOX.messages("alice", BRIDGE.channel()))
                .noneMatch(m -> m.deployment().equals(Optional.of(preview)));
        SANDBOX.behave("gh/" + DOCK.repository(), "pass", 0);
    }

    @Test
    void ofAChannelInWhichTheBotIsNotHoldNobodyElseUpUntilItIsInvited() {
        String missed = DOCK.deploy("alice", "main", "live");
        DOCK.assertSucceededExactlyOnce(missed);
        Team.eventually(
                "that it could not be told there",
                () -> Records.on("cimon.slack.results").stream()
                        .filter(result -> Records.header(result, "ce_type")
                                .filter(type -> type.contains("message-failed"))
                                .isPresent())
                        .map(result -> new String(result.value(), UTF_8))
                        .filter(result -> result.contains(missed) && result.contains("not_in_channel"))
                        .findFirst());

        SANDBOX.invite(PIER.channel(), true);
        String seen = DOCK.deploy("alice", "main", "live");
        DOCK.assertSucceededExactlyOnce(seen);
        PIER.awaitSaying(seen, ": succeeded");
    }
}

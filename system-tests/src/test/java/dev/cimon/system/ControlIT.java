package dev.cimon.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.story.ControlApi;
import dev.cimon.story.SlackMessage;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** How people steer what is deployed, from Slack to the trigger and back. */
@ExtendWith(LogsOnFailure.class)
class ControlIT {

    private static final Team TEAM = new Team(Shared.system().sandbox(), "#garage", "acme/garage");

    private final ControlApi sandbox = TEAM.sandbox();

    private final Script script;

    ControlIT(@TempDir Path folder) {
        script = new Script(folder);
    }

    @BeforeAll
    static void bindTheChannel() {
        TEAM.sandbox().found(TEAM.repository(), TEAM.channel());
        TEAM.setUp(0);
    }

    @AfterEach
    void letEverythingGoOn() {
        sandbox.behave("gh/" + TEAM.repository(), "pass", 0);
        TEAM.ask("alice", "thaw");
        TEAM.ask("alice", "unlock preview");
        TEAM.ask("alice", "auto on preview");
        TEAM.ask("alice", "cancel test");
    }

    @Test
    void freezesEverythingUntilSomebodyInsistsOrThaws() {
        assertThat(TEAM.ask("bob", "freeze \"Black Friday\" for 3 days").read())
                .contains("You have frozen *acme/garage* until ", "“Black Friday”");
        String held = TEAM.deploy("alice", "main", "test");
        SlackMessage waiting = TEAM.awaitSaying(held, ": waiting");
        assertThat(waiting.read()).contains("bob has frozen all deployments: “Black Friday”.");
        assertThat(TEAM.ask("bob", "list").read()).contains("bob has frozen *all deployments*");

        String before = TEAM.mark("alice");
        sandbox.press("carol", TEAM.channel(), waiting.json(), "deploy-anyway", held);
        JsonNode form = Team.eventually(
                "the form", () -> sandbox.forms("carol").stream().findFirst());
        sandbox.submit(form, Map.of("reason", "Customers cannot pay"));
        String forced = TEAM.awaitDeployment(before, "test");
        TEAM.assertSucceededExactlyOnce(forced);
        assertThat(TEAM.awaitSaying(forced, ": succeeded").read())
                .contains("asked for by carol", "Forced: “Customers cannot pay”.");
        TEAM.awaitSaying(held, ": superseded");

        String second = TEAM.deploy("alice", "main", "test");
        TEAM.awaitSaying(second, ": waiting");
        assertThat(TEAM.ask("carol", "thaw").read()).contains("What waited goes on.");
        TEAM.assertSucceededExactlyOnce(second);
    }

    @Test
    void rollsBackToWhatWorkedBeforeAndLocks() {
        String good = pushed("Mend the brakes");
        pushed("Paint it red");

        String before = TEAM.mark("alice");
        assertThat(TEAM.ask("alice", "rollback preview").read())
                .contains("*preview* goes back from ", " to " + good.substring(0, 7), "I have locked it for you");
        String back = TEAM.awaitDeployment(before, "preview");
        TEAM.assertSucceededExactlyOnce(back);
        assertThat(TEAM.awaitPipeline(back).path("parameters").path("revision").asText())
                .isEqualTo(good);
        assertThat(TEAM.ask("bob", "list preview").read()).contains("alice has locked *preview*");
        assertThat(TEAM.ask("bob", "why preview").read())
                .containsSubsequence("every gate lets it pass", "runs: ", "succeeded", "*What the gates said* on ");
    }

    @Test
    void tellsWhatWaitsAndWhoIsNext() {
        TEAM.assertSucceededExactlyOnce(TEAM.deploy("alice", "main", "test"));
        sandbox.behave("gh/" + TEAM.repository(), "hang", 0);
        String first = TEAM.deploy("alice", "main", "test");
        TEAM.awaitSaying(first, ": running");
        String second = TEAM.deploy("alice", "main", "test");
        TEAM.awaitSaying(second, ": waiting");
        String third = TEAM.deploy("bob", "main", "test");
        TEAM.awaitSaying(third, ": waiting");

        assertThat(TEAM.ask("carol", "queue test").read())
                .contains("2 wait for *test*", "1. #", " by alice: ", "2. #", " by bob: ", "Likely to start ");

        SlackMessage running = TEAM.awaitSaying(first, ": running");
        sandbox.press("alice", TEAM.channel(), running.json(), "cancel-deployment", first);
        SlackMessage waiting = TEAM.awaitSaying(third, ": waiting");
        TEAM.awaitMessage(
                "bob", "the note", "", m -> m.repliesTo(waiting) && m.read().contains("you are next"));
    }

    @Test
    void carriesOutAPlanOnlyWhileItHolds() {
        SlackMessage first = TEAM.ask("alice", "deploy main to production --plan");
        assertThat(first.read())
                .contains(
                        "nothing has been done yet",
                        "*lock*: Nobody has locked production.",
                        "environment: production");
        SlackMessage second = TEAM.ask("alice", "deploy main to production --plan");

        String before = TEAM.mark("alice");
        confirm(second);
        TEAM.assertSucceededExactlyOnce(TEAM.awaitDeployment(before, "production"));

        confirm(first);
        assertThat(TEAM.awaitMessage(
                                "alice", "what has changed", "", m -> m.read().contains("Nothing was deployed"))
                        .read())
                .contains(" runs there now; it was nothing.");
    }

    private void confirm(SlackMessage plan) {
        sandbox.press("alice", TEAM.channel(), plan.json(), "confirm-plan", valueOf(plan, "confirm-plan"));
    }

    @Test
    void deploysNothingByItselfWhereThatIsOff() {
        assertThat(TEAM.ask("bob", "auto off preview").read()).contains("Nothing is deployed to preview by itself");
        String ignored = TEAM.push("main", "Stay here", "alice-gh");
        Team.eventually(
                "the push to be ignored",
                () -> Optional.of(TEAM.ask("carol", "why preview"))
                        .filter(answer ->
                                answer.read().contains("the last one ignored was main " + ignored.substring(0, 7))));
        assertThat(TEAM.ask("bob", "auto on preview").read()).contains("deploy to preview again");
        assertThat(TEAM.gitHubDeploymentsOf(ignored)).isEmpty();
    }

    @Test
    void tellsWhatWasThereThen() {
        String sha = pushed("Polish it");
        String now = DateTimeFormatter.ISO_INSTANT.format(Instant.now());
        assertThat(TEAM.ask("bob", "list preview at " + now).read()).contains(sha.substring(0, 7), " until now.");
        assertThat(TEAM.ask("bob", "list preview at 2020-01-01 12:00").read()).contains("nothing.");
    }

    @Test
    void keepsAnUnbrokenTrailOfWhoDidWhat() throws Exception {
        TEAM.ask("bob", "lock test \"Crash test\"");
        TEAM.ask("bob", "unlock test");
        String entries = Team.eventually(
                "the entries",
                () -> Optional.of(script.types(0, "audit", "export", "--repo", TEAM.repository()))
                        .filter(exported -> exported.contains("\"what\":\"environment-unlocked\"")));
        assertThat(entries.lines().filter(line -> line.contains("Crash test")))
                .singleElement()
                .asString()
                .contains("\"what\":\"environment-locked\"", "\"environment\":\"test\"", "\"name\":\"bob\"");
        assertThat(script.types(0, "audit", "verify"))
                .contains(TEAM.repository() + ": ")
                .doesNotContain("BROKEN");
    }

    private static String valueOf(SlackMessage message, String action) {
        return message.json().path("blocks").findParents("action_id").stream()
                .filter(button -> button.path("action_id").asText().equals(action))
                .map(button -> button.path("value").asText())
                .findFirst()
                .orElseThrow();
    }

    /** To main, and so to preview; answers the commit, once it is there. */
    private String pushed(String title) {
        String before = TEAM.mark("alice");
        String sha = TEAM.push("main", title, "alice-gh");
        TEAM.assertSucceededExactlyOnce(TEAM.awaitDeployment(before, "preview"));
        return sha;
    }
}

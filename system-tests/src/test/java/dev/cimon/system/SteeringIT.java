package dev.cimon.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.story.ControlApi;
import dev.cimon.story.SlackMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What people do with deployments besides starting them. */
@ExtendWith(LogsOnFailure.class)
class SteeringIT {

    private final Team team = Team.shop().setUp(0);
    private final ControlApi sandbox = team.sandbox();

    @AfterEach
    void letPipelinesPass() {
        sandbox.behave("gh/" + team.repository(), "pass", 0);
        team.ask("alice", "cancel test");
    }

    @Test
    void deploysWhatIsFilledInOnTheForm() {
        String before = team.mark("carol");
        assertThat(sandbox.command("carol", team.channel(), "deploy").status()).isEqualTo(200);
        JsonNode form = Team.eventually(
                "the form", () -> sandbox.forms("carol").stream().findFirst());
        sandbox.submit(form, Map.of("environment", "test", "ref", "main", "reason", "The tea is ready."));

        String deployment = team.awaitDeployment(before, "test");
        team.assertSucceededExactlyOnce(deployment);
        assertThat(team.awaitSaying(deployment, ": succeeded").read())
                .contains("Reason: The tea is ready.")
                .contains("asked for by carol");
        assertThat(sandbox.forms("carol")).isEmpty();
    }

    @Test
    void cancelsByButtonAndThenSaysThatItIsOver() {
        sandbox.behave("gh/" + team.repository(), "hang", 0);
        String deployment = team.deploy("alice", "main", "test");
        SlackMessage running = team.awaitSaying(deployment, ": running");

        sandbox.press("alice", team.channel(), running.json(), "cancel-deployment", deployment);

        SlackMessage cancelled = team.awaitSaying(deployment, ": cancelled");
        assertThat(cancelled.read()).contains("alice cancelled it.");
        assertThat(Team.states(team.awaitStatus(deployment, "inactive"))).isEqualTo("queued in_progress inactive");
        assertThat(team.ask("bob", "cancel test").read())
                .isEqualTo("Nothing waits or runs on test, so there is nothing to cancel.");
    }

    @Test
    void takesDeploymentsByTheirNumber() {
        assertThat(team.ask("bob", "cancel 999999").read()).startsWith("I know no deployment #999999 here.");
        sandbox.behave("gh/" + team.repository(), "hang", 0);
        String deployment = team.deploy("alice", "main", "test");
        String message = team.awaitSaying(deployment, ": running").read();
        String number = message.replaceFirst("(?s).*acme/shop #([0-9]+),.*", "$1");

        assertThat(team.ask("bob", "cancel #" + number).read()).isEqualTo("I am cancelling #" + number + ".");

        team.awaitSaying(deployment, ": cancelled");
        assertThat(team.ask("bob", "retry " + number).read())
                .isEqualTo("#" + number + " has not failed (cancelled), so there is nothing to retry.");
    }

    @Test
    void triesAFailedOneAgainByTheButton() {
        sandbox.behave("gh/" + team.repository(), "fail", 0);
        String failed = team.deploy("alice", "main", "test");
        SlackMessage message = team.awaitSaying(failed, ": failed");
        sandbox.behave("gh/" + team.repository(), "pass", 1);
        String before = team.mark("alice");
        sandbox.press("alice", team.channel(), message.json(), "retry-deployment", failed);
        sandbox.press("bob", team.channel(), message.json(), "retry-deployment", failed);

        String again = team.awaitDeployment(before, "test");
        team.assertSucceededExactlyOnce(again);
        assertThat(team.awaitSaying(again, ": succeeded").read()).contains("tried again by");
        List<String> retries = sandbox.messages("alice", team.channel()).stream()
                .filter(m -> m.ts().compareTo(before) > 0)
                .map(SlackMessage::deployment)
                .flatMap(Optional::stream)
                .toList();
        assertThat(retries).containsExactly(again);
    }

    @Test
    void showsWhatIsNotDeployedYetAndWhereACommitIs() {
        String first = team.push("main", "Boil water", "alice-gh");
        Team.eventually("the first on preview", () -> runs(first));
        String second = team.push("main", "Steep the tea (#12)", "bob-gh");
        Team.eventually("the second on preview", () -> runs(second));
        team.push("darjeeling", "Open the first flush", "carol-gh");

        assertThat(team.ask("dave", "diff preview darjeeling").read())
                .contains("`darjeeling` is", "ahead of preview", "Open the first flush by carol-gh");
        assertThat(team.ask("dave", "diff preview").read()).contains("`main` has nothing that is not on preview.");
        assertThat(team.ask("dave", "where " + first.substring(0, 10)).read()).contains("Boil water", "preview");
        assertThat(team.ask("dave", "where darjeeling").read()).contains("It is in no environment yet.");
        assertThat(team.ask("dave", "where nowhere-at-all").read())
                .contains("There is no branch, tag or commit “nowhere-at-all” in acme/shop.");
    }

    private Optional<JsonNode> runs(String sha) {
        return team.gitHubDeploymentsOf(sha).stream()
                .filter(deployment -> Team.states(deployment).endsWith("success"))
                .findFirst();
    }

    @Test
    void usesTheAddressThatIsSet() {
        assertThat(team.ask("alice", "set url test stage.tea.example").read())
                .startsWith("`url test` of acme/shop is “stage.tea.example” now.");
        String deployment = team.deploy("alice", "main", "test");
        team.assertSucceededExactlyOnce(deployment);

        assertThat(team.awaitPipeline(deployment).path("parameters").path("url").asText())
                .isEqualTo("https://stage.tea.example/");
        assertThat(team.ask("bob", "config").read())
                .contains("`test` https://stage.tea.example/ (set)", "`urlseparator` . (default)");
        assertThat(team.ask("alice", "unset url test").read())
                .startsWith("`url test` of acme/shop is back to its default now.");
    }
}

package dev.cimon.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.story.ControlApi;
import dev.cimon.story.SlackMessage;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LogsOnFailure.class)
class StoryIT {

    private final Team team = Team.shop().setUp(1);
    private final ControlApi sandbox = team.sandbox();

    @AfterEach
    void mendTheProviders() {
        sandbox.fault("circleci", sandbox.object());
    }

    @Test
    void linksThePersonWhoPressesTheirGitHubLogin() {
        SlackMessage logins = team.ask("bob", "hello");
        if (logins.offers("link-person:bob-gh")) {
            sandbox.press("bob", team.channel(), logins.json(), "link-person:bob-gh", "bob-gh");
            SlackMessage linked = team.awaitMessage(
                    "bob", "an answer", "", m -> m.ts().equals(logins.ts()) && !m.offers("link-person:bob-gh"));
            assertThat(linked.read())
                    .isEqualTo(
                            "@bob is *bob-gh* on GitHub. I will mention you when others deploy or review your work.");
        }

        assertThat(team.ask("bob", "hello").read()).contains("You are linked to bob-gh already.");
    }

    @Test
    void deploysABranchFromSlackToTheEnd() {
        linkAlice();
        String sha = team.push("story", "Teach the shop to gift-wrap", "alice-gh");
        sandbox.behave("gh/" + team.repository(), "hang", 1);
        sandbox.fault("circleci", sandbox.object().put("rateLimitRate", 1));
        String deployment = team.deploy("bob", "story", "test");
        team.awaitSaying(deployment, ": queued");
        sandbox.fault("circleci", sandbox.object());
        team.awaitSaying(deployment, ": running");
        sandbox.decide(team.awaitPipeline(deployment), "pass");
        SlackMessage message = team.awaitSaying(deployment, ": succeeded");
        JsonNode created = team.awaitStatus(deployment, "success");

        team.assertSucceededExactlyOnce(deployment);
        assertThat(message.read())
                .contains("Teach the shop to gift-wrap by @alice")
                .contains("build", "test", "deploy");
        assertThat(message.raw()).contains("<@U0ALICE>");
        assertThatGitHubKnows(created, deployment, sha);
        assertThatCircleCiWasAskedFor(team.awaitPipeline(deployment), deployment, sha);
    }

    private void linkAlice() {
        assertThat(team.ask("alice", "hello alice-gh").read()).contains("alice-gh");
    }

    private static void assertThatGitHubKnows(JsonNode created, String deployment, String sha) {
        JsonNode cimon = created.path("payload").path("cimon");
        assertThat(created.path("sha").asText()).isEqualTo(sha);
        assertThat(created.path("ref").asText()).isEqualTo(sha);
        assertThat(created.path("environment").asText()).isEqualTo("test");
        assertThat(cimon.path("deployment").asText()).isEqualTo(deployment);
        assertThat(cimon.path("number").asLong()).isPositive();
        assertThat(cimon.path("url").asText()).isEqualTo("https://test.shop.acme.example/");
        assertThat(cimon.path("trigger").asText()).isNotBlank();
        assertThat(cimon.path("requester").asText()).contains("bob");
        assertThat(Team.states(created)).isEqualTo("queued in_progress success");
        JsonNode last = created.path("statuses").path(2);
        assertThat(last.path("logUrl").asText()).startsWith("https://app.circleci.com/");
        assertThat(last.path("environmentUrl").asText()).isEqualTo("https://test.shop.acme.example/");
    }

    private static void assertThatCircleCiWasAskedFor(JsonNode pipeline, String deployment, String sha) {
        JsonNode parameters = pipeline.path("parameters");
        assertThat(parameters.path("environment").asText()).isEqualTo("test");
        assertThat(parameters.path("version").asText()).isEqualTo("test-" + sha.substring(0, 10));
        assertThat(parameters.path("revision").asText()).isEqualTo(sha);
        assertThat(parameters.path("subdomain").asText()).isEqualTo("test");
        assertThat(parameters.path("url").asText()).isEqualTo("https://test.shop.acme.example/");
        assertThat(parameters.path("cimon_deployment").asText()).isEqualTo(deployment);
        assertThat(parameters).hasSize(6);
        assertThat(pipeline.path("vcs").path("branch").asText()).isEqualTo("story");
    }

    @Test
    void deploysAPushToTheDefaultBranchToPreview() {
        String before = team.mark("alice");
        String sha = team.push("main", "Show delivery times", "bob-gh");
        String deployment = team.awaitDeployment(before, "preview");

        team.assertSucceededExactlyOnce(deployment);
        assertThat(team.gitHubDeploymentsOf(sha)).hasSize(1);
    }

    @Test
    void deploysATagToProductionWithTheTagAsVersion() {
        String before = team.mark("alice");
        String tag = "v9." + System.currentTimeMillis();
        sandbox.onGitHub(team.repository(), "tags", sandbox.object().put("name", tag));
        String deployment = team.awaitDeployment(before, "production");

        team.assertSucceededExactlyOnce(deployment);
        JsonNode pipeline = team.awaitPipeline(deployment);
        assertThat(pipeline.path("parameters").path("version").asText()).isEqualTo(tag);
        assertThat(pipeline.path("vcs").path("tag").asText()).isEqualTo(tag);
    }

    @Test
    void givesAPullRequestAnEnvironmentThatEndsWithIt() {
        String before = team.mark("alice");
        JsonNode pull = sandbox.onGitHub(
                team.repository(),
                "pulls",
                sandbox.object()
                        .put("title", "Pay later")
                        .put("branch", "pay-later-" + System.currentTimeMillis())
                        .put("author", "carol-gh"));
        String environment = "pr" + pull.path("number").asText();
        String deployment = team.awaitDeployment(before, environment);
        team.assertSucceededExactlyOnce(deployment);
        assertThat(team.awaitStatus(deployment, "success").path("transient").asBoolean())
                .isTrue();

        sandbox.onGitHub(team.repository(), "pulls/" + pull.path("number").asText() + "/close", sandbox.object());

        team.awaitStatus(deployment, "inactive");
        team.awaitSaying(deployment, "no longer active");
    }

    @Test
    void namesTheFailedJobInTheThread() {
        sandbox.behave("gh/" + team.repository(), "fail", 0.5);
        String deployment = team.deploy("alice", "main", "test");
        SlackMessage failed = team.awaitSaying(deployment, ": failed");

        SlackMessage details = team.awaitMessage("alice", "the failure's details", "", m -> m.repliesTo(failed));

        assertThat(details.read()).contains("deploy");
        assertThat(Team.states(team.awaitStatus(deployment, "failure"))).isEqualTo("queued in_progress failure");
        assertThat(sandbox.pipelines(deployment)).hasSize(1);
    }

    @Test
    void listsWhatIsDeployedWhere() {
        String deployment = team.deploy("alice", "main", "preview");
        team.assertSucceededExactlyOnce(deployment);
        String sha = team.awaitStatus(deployment, "success").path("sha").asText();

        String list = team.ask("alice", "list preview").read();

        assertThat(list).startsWith("*Deployed now* from acme/shop\n*preview*").contains(sha.substring(0, 7));
    }

    @Test
    void helpsWithEveryCommand() {
        assertThat(team.ask("dave", "help").read())
                .contains("/cimon setup", "/cimon hello", "/cimon goodbye", "/cimon deploy", "/cimon list");
    }

    @Test
    void neverPingsEverybodyForACommitMessage() {
        String before = team.mark("alice");
        team.push("main", "Ship <!channel> & <@U0BOB> now", "bob-gh");
        String deployment = team.awaitDeployment(before, "preview");

        String raw = team.awaitSaying(deployment, ": succeeded").raw();

        assertThat(raw)
                .contains("Ship &lt;!channel&gt; &amp; &lt;@U0BOB&gt; now")
                .doesNotContain("<!channel>");
        assertThat(sandbox.messages("alice", team.channel()).stream()
                        .filter(m -> m.deployment().equals(Optional.of(deployment)))
                        .map(m -> m.json().path("text").asText()))
                .noneMatch(text -> text.contains("<!channel>"));
    }
}

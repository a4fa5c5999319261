package dev.cimon.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cimon.story.ControlApi;
import dev.cimon.story.SlackMessage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What happens on GitHub and deploys by itself, and what must not. */
@ExtendWith(LogsOnFailure.class)
class TriggersIT {

    private final Team team = Team.api().setUp(0);
    private final ControlApi sandbox = team.sandbox();

    @Test
    void deploysOneCommitToItsPullRequestAndFromTheMergedBranchEach() {
        String before = team.mark("alice");
        JsonNode pull = open("Fly higher", "fly-" + System.nanoTime(), false);
        String environment = "pr" + pull.path("number").asText();
        String preview = team.awaitDeployment(before, environment);
        team.assertSucceededExactlyOnce(preview);
        String sha = team.awaitStatus(preview, "success").path("sha").asText();

        String typed = team.deploy("alice", sha.substring(0, 10), "test");

        team.assertSucceededExactlyOnce(typed);
        assertThat(team.gitHubDeploymentsOf(sha))
                .extracting(deployment -> deployment.path("environment").asText())
                .containsExactlyInAnyOrder(environment, "test");
        close(pull);
        team.awaitStatus(preview, "inactive");
        assertThat(team.awaitStatus(typed, "success").path("environment").asText())
                .isEqualTo("test");
    }

    @Test
    void deploysAReopenedPullRequestAgainAndLeavesForksAlone() {
        String before = team.mark("alice");
        JsonNode fork = open("Mine your coins", "fork-" + System.nanoTime(), true);
        JsonNode pull = open("Land softly", "land-" + System.nanoTime(), false);
        String environment = "pr" + pull.path("number").asText();
        team.assertSucceededExactlyOnce(team.awaitDeployment(before, environment));
        close(pull);
        String closed = team.mark("alice");
        sandbox.onGitHub(team.repository(), "pulls/" + pull.path("number").asText() + "/reopen", sandbox.object());

        String again = team.awaitDeployment(closed, environment);

        team.assertSucceededExactlyOnce(again);
        close(pull);
        assertThat(deploymentsAfter(before))
                .noneMatch(message ->
                        message.read().contains("*pr" + fork.path("number").asText() + "*"));
    }

    @Test
    void deploysTagsWithAndWithoutAnInitialAndByHand() {
        for (String tag : List.of("8.0." + System.nanoTime(), "v8.0." + System.nanoTime())) {
            String before = team.mark("alice");
            sandbox.onGitHub(team.repository(), "tags", sandbox.object().put("name", tag));
            String production = team.awaitDeployment(before, "production");
            team.assertSucceededExactlyOnce(production);
            String test = team.deploy("alice", tag, "test");
            team.assertSucceededExactlyOnce(test);
            JsonNode pipeline = team.awaitPipeline(test);
            assertThat(pipeline.path("vcs").path("tag").asText()).isEqualTo(tag);
            assertThat(pipeline.path("parameters").path("version").asText()).isEqualTo(tag);
        }
    }

    @Test
    void deploysBranchesWhateverTheyAreCalled() {
        for (String branch : List.of("Feature/ABC-1", "it's-\"quoted\"", "🚀-launch", "fix#42&more")) {
            String sha = team.push(branch, "Work on " + branch, "bob-gh");
            String deployment = team.deploy("bob", branch, "test");
            team.assertSucceededExactlyOnce(deployment);
            assertThat(team.awaitStatus(deployment, "success").path("sha").asText())
                    .as(branch)
                    .isEqualTo(sha);
            assertThat(team.awaitPipeline(deployment).path("vcs").path("branch").asText())
                    .isEqualTo(branch);
        }
    }

    @Test
    void ignoresWhatDeploysNothing() {
        String before = team.mark("alice");
        String doomed = "release/doomed-" + System.nanoTime();
        team.push(doomed, "Soon gone", "alice-gh");
        String made = team.awaitDeployment(before, "test");
        team.assertSucceededExactlyOnce(made);
        sandbox.delete(team.repository(), "branches", doomed);
        String skipped = team.push("main", "Only words [deploy skip]", "alice-gh");
        String last = team.push("main", "Words that count", "alice-gh");
        team.assertSucceededExactlyOnce(team.awaitDeployment(before, "preview"));

        assertThat(team.gitHubDeploymentsOf(skipped)).isEmpty();
        assertThat(team.gitHubDeploymentsOf(last)).hasSize(1);
        assertThat(deploymentsAfter(before)).hasSize(2);
    }

    @Test
    void deploysTheNewCommitOfAForcedPush() {
        String before = team.mark("alice");
        sandbox.onGitHub(
                team.repository(),
                "pushes",
                sandbox.object()
                        .put("branch", "main")
                        .put("message", "Say it better")
                        .put("author", "alice-gh")
                        .put("forced", true));

        String deployment = team.awaitDeployment(before, "preview");

        team.assertSucceededExactlyOnce(deployment);
        assertThat(team.awaitSaying(deployment, ": succeeded").read()).contains("Say it better");
    }

    @Test
    void carriesOutTheDeploymentOfAnotherTool() {
        String sha = team.push("terraformed", "Move the walls", "carol-gh");
        String before = team.mark("alice");
        ObjectNode asked = sandbox.object()
                .put("ref", "terraformed")
                .put("environment", "test")
                .put("auto_merge", false);
        asked.putArray("required_contexts");
        JsonNode created = sandbox.deployByAnotherTool(team.repository(), asked);

        String deployment = team.awaitDeployment(before, "test");

        assertThat(team.awaitSaying(deployment, ": succeeded").read()).contains("GitHub Deployment by terraform");
        JsonNode theirs = Team.eventually(
                "the status of theirs",
                () -> team.gitHubDeployments().stream()
                        .filter(known ->
                                known.path("id").asLong() == created.path("id").asLong())
                        .filter(known -> Team.states(known).endsWith("success"))
                        .findFirst());
        assertThat(Team.states(theirs)).isEqualTo("queued in_progress success");
        assertThat(team.gitHubDeploymentsOf(sha)).isEmpty();
        assertThat(sandbox.pipelines(deployment)).hasSize(1);
    }

    private JsonNode open(String title, String branch, boolean fork) {
        return sandbox.onGitHub(
                team.repository(),
                "pulls",
                sandbox.object()
                        .put("title", title)
                        .put("branch", branch)
                        .put("author", "carol-gh")
                        .put("fork", fork));
    }

    private void close(JsonNode pull) {
        sandbox.onGitHub(team.repository(), "pulls/" + pull.path("number").asText() + "/close", sandbox.object());
    }

    private List<SlackMessage> deploymentsAfter(String moment) {
        return sandbox.messages("alice", team.channel()).stream()
                .filter(message -> message.ts().compareTo(moment) > 0)
                .filter(message -> message.deployment().isPresent())
                .toList();
    }
}

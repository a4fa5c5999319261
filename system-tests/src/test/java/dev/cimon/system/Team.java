package dev.cimon.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.story.ControlApi;
import dev.cimon.story.SlackMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

/** People who share a channel and the repository they deploy from there. */
record Team(ControlApi sandbox, String channel, String repository) {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    static Team shop() {
        return new Team(Shared.system().sandbox(), "#shop", "acme/shop");
    }

    static Team api() {
        return new Team(Shared.system().sandbox(), "#api", "acme/api");
    }

    /** Binds the channel unless it is bound, with pipelines that take this long per job. */
    Team setUp(double jobSeconds) {
        sandbox.behave("gh/" + repository, "pass", jobSeconds);
        String before = mark("alice");
        sandbox.command("alice", channel, "setup " + repository);
        awaitMessage(
                "alice", "to be bound", before, m -> m.ephemeral() && m.read().contains(repository));
        return this;
    }

    /** What only that person sees as the answer to the command, and not the logins that setup offers a moment later. */
    SlackMessage ask(String person, String text) {
        String before = mark(person);
        assertThat(sandbox.command(person, channel, text)).isEqualTo(new ControlApi.Answered(200, ""));
        return awaitMessage(
                person,
                "an answer to " + text,
                before,
                m -> m.ephemeral() && m.fromBot() && (text.equals("hello") || !offersLogins(m)));
    }

    private static boolean offersLogins(SlackMessage message) {
        return message.read().contains("Select your GitHub username");
    }

    /** Types the command and tells which deployment came of it. */
    String deploy(String person, String ref, String environment) {
        String before = mark(person);
        assertThat(sandbox.command(person, channel, "deploy " + ref + " to " + environment)
                        .status())
                .isEqualTo(200);
        return awaitDeployment(before, environment);
    }

    /** Pushes to the branch; answers the new commit's SHA. */
    String push(String branch, String message, String author) {
        return sandbox.onGitHub(
                        repository,
                        "pushes",
                        sandbox.object()
                                .put("branch", branch)
                                .put("message", message)
                                .put("author", author))
                .path("sha")
                .asText();
    }

    /** The deployment whose message has appeared after that moment. */
    String awaitDeployment(String after, String environment) {
        return awaitMessage(
                        "alice",
                        "a deployment to " + environment,
                        after,
                        m -> m.deployment().isPresent() && m.read().contains("*" + environment + "*"))
                .deployment()
                .orElseThrow();
    }

    /** The deployment's one message once it says this. */
    SlackMessage awaitSaying(String deployment, String words) {
        return awaitMessage(
                "alice",
                "the message to say " + words,
                "",
                m -> m.deployment().equals(Optional.of(deployment)) && m.read().contains(words));
    }

    /** The deployment as GitHub has it once its newest status is this one. */
    JsonNode awaitStatus(String deployment, String state) {
        return eventually(
                "GitHub shows " + state,
                () -> sandbox.gitHubDeployments(repository, deployment).stream()
                        .filter(d -> states(d).endsWith(state))
                        .findFirst());
    }

    JsonNode awaitPipeline(String deployment) {
        return eventually(
                "a pipeline", () -> sandbox.pipelines(deployment).stream().findFirst());
    }

    /** Whatever happened on the way: one GitHub Deployment, one pipeline, one message, and all of them at their end. */
    void assertSucceededExactlyOnce(String deployment) {
        awaitSaying(deployment, ": succeeded");
        awaitStatus(deployment, "success");
        assertThat(sandbox.gitHubDeployments(repository, deployment)).hasSize(1);
        assertThat(sandbox.pipelines(deployment)).hasSize(1);
        assertThat(sandbox.messages("alice", channel).stream()
                        .filter(m -> m.deployment().equals(Optional.of(deployment))))
                .hasSize(1);
    }

    /** All states that GitHub was told, in order. */
    static String states(JsonNode gitHubDeployment) {
        return String.join(" ", gitHubDeployment.path("statuses").findValuesAsText("state"));
    }

    /** Those of every tool. */
    List<JsonNode> gitHubDeployments() {
        return StreamSupport.stream(
                        sandbox.repository(repository).path("deployments").spliterator(), false)
                .toList();
    }

    /** The GitHub Deployments of that commit which Cimon made. */
    List<JsonNode> gitHubDeploymentsOf(String sha) {
        return gitHubDeployments().stream()
                .filter(d ->
                        d.path("sha").asText().equals(sha) && d.path("payload").has("cimon"))
                .toList();
    }

    SlackMessage awaitMessage(String person, String what, String after, Predicate<SlackMessage> wanted) {
        return eventually(
                what + " in " + channel,
                () -> sandbox.messages(person, channel).stream()
                        .filter(m -> m.ts().compareTo(after) > 0)
                        .filter(wanted)
                        .findFirst());
    }

    String mark(String person) {
        return sandbox.now(person, channel);
    }

    static <T> T eventually(String what, Callable<Optional<T>> look) {
        return await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(250))
                .until(look, Optional::isPresent)
                .orElseThrow();
    }
}

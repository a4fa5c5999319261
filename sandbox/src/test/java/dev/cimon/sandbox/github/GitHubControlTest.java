package dev.cimon.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.sandbox.Sandbox;
import dev.cimon.sandbox.SandboxSettings;
import dev.cimon.sandbox.github.Calls.Answer;
import dev.cimon.sandbox.github.ReceivingGateway.Received;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GitHubControlTest {
    private static final String SHOP = "/control/github/repos/acme/shop";
    private static final String API = "/github/repos/acme/shop";

    private final ReceivingGateway gateway = ReceivingGateway.answering(() -> 202);
    private final Sandbox sandbox = Sandbox.start(SandboxSettings.defaults().withGithubGateway(gateway.url()));
    private final Calls calls = new Calls(sandbox.url(), "Authorization", "Bearer ghp_sandbox");

    @AfterEach
    void close() {
        calls.close();
        sandbox.close();
        gateway.close();
    }

    @Test
    void makesAnAnnotatedTagAnObjectOfItsOwn() {
        String commit = sha(calls.post(SHOP + "/tags", "{\"name\":\"v9\",\"message\":\"Nine\",\"author\":\"bob\"}"));

        JsonNode push = received("push", p -> p.path("ref").asText().equals("refs/tags/v9"));
        String object = push.path("after").asText();
        assertThat(object).isNotEqualTo(commit);
        assertThat(push.path("head_commit").path("id").asText()).isEqualTo(commit);
        JsonNode ref = calls.get(API + "/git/ref/tags/v9").body().path("object");
        assertThat(ref.path("type").asText()).isEqualTo("tag");
        assertThat(ref.path("sha").asText()).isEqualTo(object);
        JsonNode tag = calls.get(API + "/git/tags/" + object).body();
        assertThat(tag.path("message").asText()).isEqualTo("Nine");
        assertThat(tag.path("object").path("sha").asText()).isEqualTo(commit);
        assertThat(calls.get(API + "/commits/v9").body().path("sha").asText()).isEqualTo(commit);

        calls.call("DELETE", SHOP + "/tags/v9", "");
        assertThat(received("push", p -> p.path("deleted").asBoolean())
                        .path("before")
                        .asText())
                .isEqualTo(object);
        assertThat(calls.get(API + "/git/tags/" + object).status()).isEqualTo(404);
    }

    @Test
    void foundsARepositoryAndTellsWhatCameOfItsWebhooks() {
        String founded = "{\"name\":\"acme/blog\"}";
        String first = calls.post("/control/github/repos", founded)
                .body()
                .at("/commits/0/sha")
                .asText();
        String blog = "/control/github/repos/acme/blog";
        String pushed = sha(calls.post(blog + "/pushes", "{\"message\":\"Write\"}"));
        received("push", p -> p.path("after").asText().equals(pushed));

        assertThat(first).isNotEmpty();
        assertThat(calls.post("/control/github/repos", founded).body().path("commits"))
                .hasSize(2);
        JsonNode delivery = await().atMost(Duration.ofSeconds(60))
                .until(() -> calls.get("/control/github/deliveries?event=push").body(), all -> all.size() == 1)
                .path(0);
        assertThat(delivery.path("status_code").asInt()).isEqualTo(202);
        assertThat(delivery.path("repository").asText()).isEqualTo("acme/blog");
        assertThat(delivery.path("ref").asText()).isEqualTo("refs/heads/main");
        assertThat(delivery.path("sha").asText()).isEqualTo(pushed);
        assertThat(calls.post("/control/github/repos", "{\"name\":\"blog\"}").status())
                .isEqualTo(422);
    }

    @Test
    void pushesSeveralCommitsAtOnce() {
        String last = sha(calls.post(SHOP + "/pushes", "{\"branch\":\"work\",\"messages\":[\"One\",\"Two\"]}"));

        JsonNode push = received("push", p -> p.path("ref").asText().equals("refs/heads/work"));
        assertThat(push.path("after").asText()).isEqualTo(last);
        assertThat(push.path("commits").findValuesAsText("message")).containsExactly("One", "Two");
    }

    @Test
    void movesThePullRequestOfABranchThatIsForcePushed() {
        String before = pull(1).path("sha").asText();
        String after = sha(calls.post(
                SHOP + "/pushes",
                "{\"branch\":\"feature/checkout\",\"message\":\"Start again\",\"author\":\"bob\",\"forced\":true}"));

        JsonNode push = received("push", p -> p.path("forced").asBoolean());
        assertThat(push.path("before").asText()).isEqualTo(before);
        JsonNode moved = received("pull_request", "synchronize");
        assertThat(moved.path("before").asText()).isEqualTo(before);
        assertThat(moved.path("after").asText()).isEqualTo(after);
        assertThat(calls.get(API + "/compare/" + before + "..." + after)
                        .body()
                        .path("status")
                        .asText())
                .isEqualTo("diverged");
    }

    @Test
    void closesThePullRequestOfADeletedBranch() {
        calls.call("DELETE", SHOP + "/branches/feature/checkout", "{\"author\":\"bob\"}");

        JsonNode closed = received("pull_request", "closed");
        assertThat(closed.path("number").asInt()).isEqualTo(1);
        assertThat(closed.path("pull_request").path("merged").asBoolean()).isFalse();
        assertThat(pull(1).path("state").asText()).isEqualTo("closed");
        assertThat(pull(2).path("state").asText()).isEqualTo("open");
    }

    @Test
    void takesAForkThroughItsLife() {
        int number = calls.post(SHOP + "/pulls", "{\"branch\":\"patch-1\",\"author\":\"eve\",\"fork\":true}")
                .body()
                .path("number")
                .asInt();
        calls.post(SHOP + "/pulls/" + number + "/pushes", "{\"author\":\"eve\"}");
        calls.post(SHOP + "/pulls/" + number + "/close", "{\"author\":\"eve\"}");
        calls.post(SHOP + "/pulls/" + number + "/reopen", "{\"author\":\"eve\"}");

        for (String action : List.of("opened", "synchronize", "closed", "reopened")) {
            JsonNode head =
                    received("pull_request", action).path("pull_request").path("head");
            assertThat(head.path("label").asText()).isEqualTo("eve:patch-1");
            assertThat(head.path("repo").path("full_name").asText()).isEqualTo("eve/shop");
        }
        assertThat(gateway.with("X-GitHub-Event", "push")).isEmpty();
    }

    @Test
    void givesAndTakesBackVerdicts() {
        calls.post(SHOP + "/pulls/1/reviewers", "{\"reviewer\":\"carol\",\"author\":\"bob\"}");
        assertThat(received("pull_request", "review_requested")
                        .path("pull_request")
                        .path("requested_reviewers")
                        .findValuesAsText("login"))
                .containsExactly("carol-gh");
        for (String verdict : List.of("commented", "changes_requested", "approved")) {
            calls.post(
                    SHOP + "/pulls/1/reviews", "{\"author\":\"carol\",\"state\":\"" + verdict + "\",\"body\":\"Hm\"}");
            assertThat(received(
                                    "pull_request_review",
                                    p -> p.path("review").path("state").asText().equals(verdict))
                            .path("action")
                            .asText())
                    .isEqualTo("submitted");
        }
        calls.post(SHOP + "/pulls/1/reviews", "{\"author\":\"carol\",\"state\":\"dismissed\"}");

        assertThat(received("pull_request_review", "dismissed")
                        .path("review")
                        .path("state")
                        .asText())
                .isEqualTo("dismissed");
        assertThat(pull(1).path("reviews").findValuesAsText("state"))
                .containsExactly("commented", "changes_requested", "dismissed");
        assertThat(pull(1).path("requestedReviewers")).isEmpty();
        assertThat(calls.post(SHOP + "/pulls/1/reviews", "{\"author\":\"dave\",\"state\":\"dismissed\"}")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void commentsOnCommitsAndPublishesReleasesOfNewTags() {
        calls.post(SHOP + "/commits/main/comments", "{\"author\":\"dave\",\"body\":\"Why?\"}");
        calls.post(SHOP + "/releases", "{\"tag\":\"v4\",\"name\":\"Four\",\"author\":\"alice\",\"prerelease\":true}");

        assertThat(received("commit_comment", "created")
                        .path("comment")
                        .path("user")
                        .path("login")
                        .asText())
                .isEqualTo("dave-gh");
        assertThat(received("create", "").path("ref").asText()).isEqualTo("v4");
        assertThat(received("push", "").path("ref").asText()).isEqualTo("refs/tags/v4");
        assertThat(received("release", "published").path("release").path("name").asText())
                .isEqualTo("Four");
        received("release", "prereleased");
    }

    @Test
    void letsAnotherToolDeploy() {
        String token = calls.post("/control/github/tokens", "{\"login\":\"terraform\"}")
                .body()
                .path("token")
                .asText();
        try (Calls terraform = new Calls(sandbox.url(), "Authorization", "token " + token)) {
            Answer created = terraform.post(
                    API + "/deployments",
                    "{\"ref\":\"main\",\"environment\":\"production\",\"payload\":\"free text\"}");
            String id = created.body().path("id").asText();
            terraform.post(API + "/deployments/" + id + "/statuses", "{\"state\":\"success\"}");
        }

        JsonNode deployment = received("deployment", "created");
        assertThat(deployment.path("sender").path("login").asText()).isEqualTo("terraform");
        assertThat(deployment.path("deployment").path("creator").path("login").asText())
                .isEqualTo("terraform");
        assertThat(deployment.path("deployment").path("payload").asText()).isEqualTo("free text");
        assertThat(received("deployment_status", "created")
                        .path("deployment_status")
                        .path("state")
                        .asText())
                .isEqualTo("success");
    }

    @Test
    void takesRightsAndGivesThemBack() {
        calls.call("PUT", SHOP, "{\"archived\":true}");
        Answer archived = calls.post(API + "/deployments", "{\"ref\":\"main\"}");
        calls.call("PUT", SHOP, "{\"archived\":false}");
        calls.call("PUT", "/control/github/access", "{\"withheld\":[\"deployments:write\"]}");
        Answer withheld = calls.post(API + "/deployments", "{\"ref\":\"main\"}");
        Answer readable = calls.get(API + "/deployments");
        calls.call("PUT", "/control/github/access", "{\"tokensRevoked\":true}");
        Answer revoked = calls.get(API);
        calls.call("PUT", "/control/github/access", "{}");

        assertThat(List.of(archived, withheld, readable, revoked))
                .extracting(Answer::status)
                .containsExactly(403, 403, 200, 401);
        assertThat(archived.body().path("message").asText()).isEqualTo("Repository was archived so is read-only.");
        assertThat(revoked.body().path("message").asText()).isEqualTo("Bad credentials");
        assertThat(calls.post(API + "/deployments", "{\"ref\":\"main\"}").status())
                .isEqualTo(201);
        assertThat(received("repository", "archived")
                        .path("repository")
                        .path("archived")
                        .asBoolean())
                .isTrue();
    }

    private JsonNode pull(int number) {
        return calls.get(SHOP).body().path("pulls").path(number - 1);
    }

    private static String sha(Answer answer) {
        assertThat(answer.status()).isEqualTo(201);
        return answer.body().path("sha").asText();
    }

    private JsonNode received(String event, String action) {
        return received(event, payload -> payload.path("action").asText("").equals(action));
    }

    private JsonNode received(String event, Predicate<JsonNode> wanted) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> gateway.with("X-GitHub-Event", event)
                                .map(Received::json)
                                .filter(wanted)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }
}

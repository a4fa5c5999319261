package dev.cimon.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.sandbox.Sandbox;
import dev.cimon.sandbox.SandboxSettings;
import dev.cimon.sandbox.github.Calls.Answer;
import dev.cimon.sandbox.github.ReceivingGateway.Received;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GitHubWebhookTest {
    private static final String SHOP = "/control/github/repos/acme/shop";

    private final AtomicInteger answer = new AtomicInteger(202);
    private final ReceivingGateway gateway = ReceivingGateway.answering(answer::get);
    private final Sandbox sandbox = Sandbox.start(SandboxSettings.defaults().withGithubGateway(gateway.url()));
    private final Calls calls = new Calls(sandbox.url(), "Authorization", "Bearer ghp_sandbox");
    private final Calls app = new Calls(sandbox.url(), "Authorization", "Bearer " + unsignedJwt());

    @AfterEach
    void close() {
        app.close();
        calls.close();
        sandbox.close();
        gateway.close();
    }

    private Received received(String event, String action) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> gateway.with("X-GitHub-Event", event)
                                .filter(r -> r.json().path("action").asText("").equals(action))
                                .findFirst(),
                        found -> found.isPresent())
                .orElseThrow();
    }

    @Test
    void signsAPushThatCarriesTheWholeRepository() {
        String sha = calls.post(
                        SHOP + "/pushes", "{\"branch\":\"main\",\"message\":\"Sell more\",\"author\":\"alice\"}")
                .body()
                .path("sha")
                .asText();

        Received push = received("push", "");
        assertThat(push.path()).isEqualTo("/github/webhooks");
        assertThat(push.header("X-Hub-Signature-256")).isEqualTo("sha256=" + push.hmac("sandbox-github-secret"));
        assertThat(push.header("User-Agent")).startsWith("GitHub-Hookshot/");
        assertThat(push.header("Content-Type")).isEqualTo("application/json");
        assertThat(push.header("X-GitHub-Delivery")).matches("[0-9a-f-]{36}");
        assertThat(push.text().length()).isBetween(6_000, 14_000);
        JsonNode body = push.json();
        assertThat(body.path("ref").asText()).isEqualTo("refs/heads/main");
        assertThat(body.path("after").asText()).isEqualTo(sha);
        assertThat(body.path("head_commit").path("message").asText()).isEqualTo("Sell more");
        assertThat(body.path("sender").path("login").asText()).isEqualTo("alice-gh");
        assertThat(body.path("repository").path("full_name").asText()).isEqualTo("acme/shop");
        assertThat(body.path("installation").path("id").asLong()).isEqualTo(GitHubWorld.INSTALLATION);
    }

    @Test
    void tellsTheTimeOfAPushInSecondsAndThatOfAPullRequestAsText() {
        calls.post(SHOP + "/tags", "{\"name\":\"v3.0.0\"}");
        calls.post(SHOP + "/pulls/1/close", "{}");

        JsonNode repository = received("push", "").json().path("repository");
        Instant now = Instant.now();
        assertThat(repository.path("pushed_at").isIntegralNumber()).isTrue();
        assertThat(Instant.ofEpochSecond(repository.path("pushed_at").asLong()))
                .isBetween(now.minusSeconds(60), now.plusSeconds(60));
        JsonNode closed = received("pull_request", "closed").json();
        assertThat(Instant.parse(closed.path("pull_request").path("updated_at").asText()))
                .isBetween(now.minusSeconds(60), now.plusSeconds(60));
        assertThat(closed.path("repository").path("pushed_at").isTextual()).isTrue();
    }

    @Test
    void tellsTheWholeLifeOfAPullRequest() {
        int number = calls.post(SHOP + "/pulls", "{\"title\":\"Gift cards\",\"branch\":\"gifts\",\"author\":\"bob\"}")
                .body()
                .path("number")
                .asInt();
        String pull = SHOP + "/pulls/" + number;
        calls.post(pull + "/pushes", "{\"author\":\"bob\"}");
        calls.post(pull + "/reviewers", "{\"reviewer\":\"carol-gh\",\"author\":\"bob\"}");
        calls.post(pull + "/reviews", "{\"author\":\"carol\",\"state\":\"changes_requested\",\"body\":\"Tests?\"}");
        calls.post(pull + "/comments", "{\"author\":\"dave\",\"body\":\"Nice\"}");
        calls.post(pull + "/close", "{}");
        calls.post(pull + "/reopen", "{}");
        Answer merged = calls.post(pull + "/merge", "{\"author\":\"alice\"}");

        assertThat(merged.body().path("state").asText()).isEqualTo("merged");
        assertThat(received("pull_request", "opened").json().path("number").asInt())
                .isEqualTo(number);
        assertThat(received("pull_request", "synchronize").json().path("before").asText())
                .hasSize(40);
        assertThat(received("pull_request", "review_requested")
                        .json()
                        .path("requested_reviewer")
                        .path("login")
                        .asText())
                .isEqualTo("carol-gh");
        assertThat(received("pull_request_review", "submitted")
                        .json()
                        .path("review")
                        .path("state")
                        .asText())
                .isEqualTo("changes_requested");
        received("issue_comment", "created");
        received("pull_request", "reopened");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(gateway.with("X-GitHub-Event", "pull_request")
                                .filter(r -> r.json()
                                        .path("pull_request")
                                        .path("merged")
                                        .asBoolean()))
                        .hasSize(1));
    }

    @Test
    void sendsForksTagsDeletionsAndReleases() {
        calls.post(SHOP + "/pulls", "{\"title\":\"Typo\",\"branch\":\"patch-1\",\"author\":\"eve\",\"fork\":true}");
        calls.post(SHOP + "/tags", "{\"name\":\"v2.0.0\"}");
        calls.call("DELETE", SHOP + "/branches/feature/checkout", "");
        calls.post(SHOP + "/releases", "{\"tag\":\"v2.0.0\",\"name\":\"Two\"}");
        calls.post(SHOP + "/commits/main/comments", "{\"body\":\"Why?\"}");
        calls.post(SHOP + "/statuses", "{\"context\":\"ci\",\"state\":\"failure\"}");
        calls.post(SHOP + "/check-runs", "{\"name\":\"lint\",\"conclusion\":\"failure\"}");
        calls.post("/control/github/ping", "");

        JsonNode head =
                received("pull_request", "opened").json().path("pull_request").path("head");
        assertThat(head.path("repo").path("fork").asBoolean()).isTrue();
        assertThat(head.path("repo").path("full_name").asText()).isEqualTo("eve/shop");
        assertThat(received("create", "").json().path("ref_type").asText()).isEqualTo("tag");
        assertThat(received("delete", "").json().path("ref").asText()).isEqualTo("feature/checkout");
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(gateway.with("X-GitHub-Event", "push")
                                .map(Received::json)
                                .filter(p -> p.path("deleted").asBoolean()))
                        .singleElement()
                        .satisfies(
                                p -> assertThat(p.path("head_commit").isNull()).isTrue()));
        received("release", "published");
        received("commit_comment", "created");
        received("status", "");
        received("check_run", "completed");
        received("check_suite", "completed");
        received("ping", "");
    }

    @Test
    void redeliversUnderTheSameDeliveryId() {
        answer.set(503);
        calls.post(SHOP + "/pushes", "{}");
        Received first = received("push", "");
        JsonNode failed = await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> app.get("/github/app/hook/deliveries?per_page=1").body(),
                        found -> found.path(0).path("status_code").asInt() == 503)
                .path(0);
        answer.set(202);
        Answer again =
                app.post("/github/app/hook/deliveries/" + failed.path("id").asText() + "/attempts", "");

        assertThat(again.status()).isEqualTo(202);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(gateway.with("X-GitHub-Delivery", first.header("X-GitHub-Delivery")))
                        .hasSize(2)
                        .allSatisfy(r -> assertThat(r.text()).isEqualTo(first.text())));
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            Answer newest = app.get("/github/app/hook/deliveries?per_page=1");
            assertThat(newest.header("Link")).contains("cursor=v1_").contains("rel=\"next\"");
            JsonNode delivery = newest.body().path(0);
            assertThat(delivery.path("redelivery").asBoolean()).isTrue();
            assertThat(delivery.path("guid")).isEqualTo(failed.path("guid"));
            JsonNode full = app.get(
                            "/github/app/hook/deliveries/" + delivery.path("id").asText())
                    .body();
            assertThat(full.path("request").path("payload").path("ref").asText())
                    .isEqualTo("refs/heads/main");
        });
    }

    private static String unsignedJwt() {
        long soon = Instant.now().getEpochSecond() + 300;
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        return base64.encodeToString("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8))
                + "."
                + base64.encodeToString(("{\"iss\":1,\"exp\":" + soon + "}").getBytes(StandardCharsets.UTF_8))
                + ".c2lnbmVk";
    }
}

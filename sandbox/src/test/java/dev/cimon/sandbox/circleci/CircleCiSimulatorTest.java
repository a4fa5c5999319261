package dev.cimon.sandbox.circleci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.sandbox.Sandbox;
import dev.cimon.sandbox.SandboxSettings;
import dev.cimon.sandbox.github.Calls;
import dev.cimon.sandbox.github.Calls.Answer;
import dev.cimon.sandbox.github.ReceivingGateway;
import dev.cimon.sandbox.github.ReceivingGateway.Received;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CircleCiSimulatorTest {
    private static final String API = "/circleci/api/v2";
    private static final String SHOP = API + "/project/gh/acme/shop";

    private final AtomicInteger refusals = new AtomicInteger();
    private final ReceivingGateway gateway =
            ReceivingGateway.answering(() -> refusals.getAndDecrement() > 0 ? 503 : 200);
    private final Sandbox sandbox = Sandbox.start(SandboxSettings.defaults().withCircleciGateway(gateway.url()));
    private final Calls calls = new Calls(sandbox.url(), "Circle-Token", "cci_sandbox");

    @AfterEach
    void close() {
        calls.close();
        sandbox.close();
        gateway.close();
    }

    private void behave(String behaviour) {
        assertThat(calls.call("PUT", "/control/circleci/behaviour", behaviour).status())
                .isEqualTo(200);
    }

    private String trigger(String body) {
        Answer started = calls.post(SHOP + "/pipeline", body);
        assertThat(started.status()).isEqualTo(201);
        assertThat(started.body().path("state").asText()).isEqualTo("pending");
        return started.body().path("id").asText();
    }

    private JsonNode workflow(String pipeline) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> calls.get(API + "/pipeline/" + pipeline + "/workflow")
                                .body()
                                .path("items")
                                .path(0),
                        found -> found.has("id"));
    }

    private JsonNode workflow(String pipeline, String status) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () -> workflow(pipeline),
                        found -> found.path("status").asText().equals(status));
    }

    private Received completed(String type) {
        return await().atMost(Duration.ofSeconds(60))
                .until(() -> gateway.with("circleci-event-type", type).findFirst(), found -> found.isPresent())
                .orElseThrow();
    }

    @Test
    void runsAPipelineAndSendsSignedWebhooks() {
        behave("{\"jobSeconds\":0}");
        String id =
                trigger("{\"branch\":\"main\",\"parameters\":{\"environment\":\"test\",\"cimon_deployment\":\"d-1\"}}");
        JsonNode workflow = workflow(id, "success");
        Received webhook = completed("workflow-completed");

        assertThat(webhook.path()).isEqualTo("/circleci/webhooks");
        assertThat(webhook.header("circleci-signature")).isEqualTo("v1=" + webhook.hmac("sandbox-circleci-secret"));
        JsonNode body = webhook.json();
        assertThat(body.path("type").asText()).isEqualTo("workflow-completed");
        assertThat(body.path("workflow").path("id")).isEqualTo(workflow.path("id"));
        assertThat(body.path("workflow").path("status").asText()).isEqualTo("success");
        assertThat(body.path("pipeline").path("id").asText()).isEqualTo(id);
        assertThat(body.path("pipeline").path("vcs").path("branch").asText()).isEqualTo("main");
        assertThat(body.path("project").path("slug").asText()).isEqualTo("github/acme/shop");
        assertThat(gateway.with("circleci-event-type", "job-completed"))
                .extracting(r -> r.json().path("job").path("name").asText())
                .containsExactlyInAnyOrder("build", "test", "deploy");
        assertThat(calls.get(API + "/pipeline/" + id + "/config")
                        .body()
                        .path("compiled")
                        .asText())
                .contains("cimon_deployment: \"d-1\"");
        JsonNode pipeline = calls.get(API + "/pipeline/" + id).body();
        assertThat(pipeline.path("state").asText()).isEqualTo("created");
        assertThat(pipeline.path("vcs").path("revision").asText()).hasSize(40);
    }

    @Test
    void buildsATagThroughItsDefinitionWithoutNamingTheTagInTheWebhook() {
        behave("{\"jobSeconds\":0}");
        String definition = calls.get("/control/state")
                .body()
                .path("circleci")
                .path("projects")
                .path(0)
                .path("definitionId")
                .asText();
        String body = "{\"definition_id\":\"%s\",\"config\":{\"branch\":\"main\"},\"checkout\":{\"tag\":\"v1.0.0\"}}";

        assertThat(calls.post(SHOP + "/pipeline/run", body.formatted(definition))
                        .status())
                .isEqualTo(201);
        JsonNode vcs = completed("workflow-completed").json().path("pipeline").path("vcs");
        assertThat(vcs.path("branch").isNull()).isTrue();
        assertThat(vcs.has("tag")).isFalse();
        Answer unknown = calls.post(SHOP + "/pipeline/run", body.formatted("none"));
        assertThat(unknown.status()).isEqualTo(404);
        Answer nowhere = calls.post(API + "/project/gh/acme/none/pipeline/run", body.formatted(definition));
        assertThat(nowhere.status()).isEqualTo(404);
        assertThat(nowhere.body().path("message").asText()).isEqualTo("Project not found");
    }

    @Test
    void refusesWhatCircleCiRefuses() {
        Answer undeclared = calls.post(SHOP + "/pipeline", "{\"branch\":\"main\",\"parameters\":{\"foo\":\"1\"}}");
        Answer mistyped = calls.post(SHOP + "/pipeline", "{\"branch\":\"main\",\"parameters\":{\"version\":7}}");
        Answer lost = calls.post(SHOP + "/pipeline", "{\"branch\":\"no-such\"}");

        assertThat(undeclared.status()).isEqualTo(400);
        assertThat(undeclared.body().path("message").asText()).isEqualTo("Unexpected argument(s): foo");
        assertThat(mistyped.status()).isEqualTo(400);
        assertThat(mistyped.body().path("message").asText()).contains("version", "expected type: string");
        assertThat(lost.status()).isEqualTo(400);
        try (Calls stranger = new Calls(sandbox.url(), "Circle-Token", "wrong")) {
            Answer refused = stranger.get(API + "/me");
            assertThat(refused.status()).isEqualTo(401);
            assertThat(refused.body().path("message").asText()).isEqualTo("You must log in first.");
        }
        assertThat(calls.get("/control/circleci/pipelines").body()).isEmpty();
    }

    @Test
    void cancelsARunningWorkflowForGood() {
        behave("{\"jobSeconds\":600}");
        String id = trigger("{\"branch\":\"main\"}");
        String workflow = workflow(id, "running").path("id").asText();

        Answer cancelled = calls.post(API + "/workflow/" + workflow + "/cancel", "");

        assertThat(cancelled.status()).isEqualTo(202);
        assertThat(workflow(id).path("status").asText()).isEqualTo("canceled");
        assertThat(completed("workflow-completed")
                        .json()
                        .path("workflow")
                        .path("status")
                        .asText())
                .isEqualTo("canceled");
        assertThat(calls.post("/control/circleci/pipelines/" + id + "/pass", "").status())
                .isEqualTo(409);
        assertThat(workflow(id).path("status").asText()).isEqualTo("canceled");
    }

    @Test
    void failsTheLastJobWithALogAndRunsItAgain() {
        behave("{\"jobSeconds\":600}");
        String id = trigger("{\"branch\":\"main\",\"parameters\":{\"environment\":\"test\"}}");
        String workflow = workflow(id).path("id").asText();
        calls.post("/control/circleci/pipelines/" + id + "/fail", "");

        JsonNode failed = StreamSupport.stream(
                        calls.get(API + "/workflow/" + workflow + "/job")
                                .body()
                                .path("items")
                                .spliterator(),
                        false)
                .filter(job -> job.path("status").asText().equals("failed"))
                .findFirst()
                .orElseThrow();
        String number = failed.path("job_number").asText();
        assertThat(failed.path("name").asText()).isEqualTo("deploy");
        assertThat(calls.get(SHOP + "/job/" + number).body().path("web_url").asText())
                .endsWith("/jobs/" + number);
        JsonNode step = calls.get("/circleci/api/v1.1/project/github/acme/shop/" + number)
                .body()
                .path("steps")
                .path(2)
                .path("actions")
                .path(0);
        assertThat(step.path("failed").asBoolean()).isTrue();
        String output = step.path("output_url")
                .asText()
                .substring(sandbox.url().toString().length());
        assertThat(calls.get(output).body().path(0).path("message").asText()).contains("health check of test");

        behave("{\"jobSeconds\":0,\"outcome\":\"pass\"}");
        Answer again = calls.post(API + "/workflow/" + workflow + "/rerun", "{\"from_failed\":true}");
        assertThat(again.status()).isEqualTo(202);
        assertThat(workflow(id, "success").path("id")).isEqualTo(again.body().path("workflow_id"));
    }

    @Test
    void pagesThroughThePipelinesOfABranchNewestFirst() {
        behave("{\"jobSeconds\":600}");
        for (int i = 0; i < 25; i++) {
            trigger("{\"branch\":\"main\"}");
        }
        trigger("{\"branch\":\"release/1.1\"}");

        JsonNode first = calls.get(SHOP + "/pipeline?branch=main").body();
        JsonNode second = calls.get(SHOP + "/pipeline?branch=main&page-token="
                        + first.path("next_page_token").asText())
                .body();
        assertThat(first.path("items")).hasSize(20);
        assertThat(first.path("items").path(0).path("number").asInt()).isEqualTo(25);
        assertThat(second.path("items")).hasSize(5);
        assertThat(second.path("next_page_token").isNull()).isTrue();
    }

    @Test
    void repeatsAWebhookUntilItIsAccepted() {
        behave("{\"jobSeconds\":0,\"jobs\":[\"deploy\"],\"webhookRetrySeconds\":0.05}");
        refusals.set(4);
        trigger("{\"branch\":\"main\"}");

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(gateway.received()).hasSize(6));
        assertThat(gateway.received().stream()
                        .map(r -> r.json().path("id").asText())
                        .distinct())
                .hasSize(2);
    }
}

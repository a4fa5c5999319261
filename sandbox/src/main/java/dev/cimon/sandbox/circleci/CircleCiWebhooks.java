package dev.cimon.sandbox.circleci;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cimon.sandbox.Provider;
import dev.cimon.sandbox.SimulatorContext;
import dev.cimon.sandbox.github.SourceRevision;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Outbound webhooks, version 1: signed, repeated up to five times while they are not accepted. Builds of tags have a
 * null branch and name no tag, as seen in the wild.
 */
final class CircleCiWebhooks {
    private static final int RETRIES = 5;
    private static final String WEBHOOK_ID = "cf8c4fdd-0587-4da1-b4ca-4846e9640af9";

    private final SimulatorContext context;
    private final String secret;

    CircleCiWebhooks(SimulatorContext context, String secret) {
        this.context = context;
        this.secret = secret;
    }

    void ping() {
        send("ping", envelope("ping"), Behaviour.USUAL.webhookRetry());
    }

    void workflowCompleted(Workflow workflow) {
        ObjectNode body = envelope("workflow-completed");
        addOrigin(body, workflow);
        send("workflow-completed", body, workflow.behaviour.webhookRetry());
    }

    void jobCompleted(Workflow workflow, Job job) {
        ObjectNode body = envelope("job-completed");
        body.set(
                "job",
                CircleCiJson.object()
                        .put("id", job.id())
                        .put("name", job.name())
                        .put("number", job.number())
                        .put("started_at", CircleCiJson.time(job.startedAt()))
                        .put("stopped_at", CircleCiJson.time(job.stoppedAt()))
                        .put("status", job.status().word()));
        addOrigin(body, workflow);
        send("job-completed", body, workflow.behaviour.webhookRetry());
    }

    private ObjectNode envelope(String type) {
        ObjectNode body = CircleCiJson.object()
                .put("id", UUID.randomUUID().toString())
                .put("type", type)
                .put("happened_at", context.clock().instant().toString());
        body.set("webhook", CircleCiJson.object().put("id", WEBHOOK_ID).put("name", "Cimon"));
        return body;
    }

    private static void addOrigin(ObjectNode body, Workflow workflow) {
        Project project = workflow.pipeline.project;
        body.set(
                "workflow",
                CircleCiJson.object()
                        .put("id", workflow.id)
                        .put("name", workflow.name)
                        .put("created_at", CircleCiJson.time(workflow.createdAt))
                        .put("stopped_at", CircleCiJson.time(workflow.stoppedAt()))
                        .put("url", CircleCiJson.url(workflow))
                        .put("status", workflow.status()));
        body.set("pipeline", pipeline(workflow.pipeline));
        body.set(
                "project",
                CircleCiJson.object()
                        .put("id", project.id())
                        .put("name", project.name())
                        .put("slug", "github/" + project.fullName()));
        body.set(
                "organization",
                CircleCiJson.object().put("id", Projects.ORGANIZATION_ID).put("name", project.organization()));
    }

    private static ObjectNode pipeline(Pipeline pipeline) {
        ObjectNode node = CircleCiJson.object()
                .put("id", pipeline.id)
                .put("number", pipeline.number)
                .put("created_at", CircleCiJson.time(pipeline.createdAt));
        node.set("trigger", CircleCiJson.object().put("type", "api"));
        SourceRevision revision = pipeline.source.revision();
        ObjectNode vcs = CircleCiJson.object()
                .put("provider_name", "github")
                .put("origin_repository_url", pipeline.project.repositoryUrl())
                .put("target_repository_url", pipeline.project.repositoryUrl())
                .put("revision", revision.sha());
        ObjectNode commit = CircleCiJson.object()
                .put("subject", revision.subject())
                .put("body", revision.body().isEmpty() ? null : revision.body())
                .put("authored_at", CircleCiJson.time(revision.at()))
                .put("committed_at", CircleCiJson.time(revision.at()));
        commit.set("author", person(revision));
        commit.set("committer", person(revision));
        vcs.set("commit", commit);
        vcs.put("branch", pipeline.source.tag() ? null : pipeline.source.ref());
        node.set("vcs", vcs);
        return node;
    }

    private static ObjectNode person(SourceRevision revision) {
        return CircleCiJson.object().put("name", revision.author()).put("email", revision.email());
    }

    private void send(String type, ObjectNode body, Duration retry) {
        try {
            byte[] bytes = context.json().writeValueAsBytes(body);
            attempt(type, bytes, retry, RETRIES);
        } catch (JsonProcessingException defect) {
            throw new UncheckedIOException(defect);
        }
    }

    private void attempt(String type, byte[] body, Duration retry, int left) {
        context.webhooks()
                .send(Provider.CIRCLECI, type, headers(type, body), body, "/circleci/webhooks")
                .onSuccess(answer -> {
                    if (!answer.accepted() && left > 0) {
                        context.vertx()
                                .setTimer(Math.max(1, retry.toMillis()), _ -> attempt(type, body, retry, left - 1));
                    }
                });
    }

    private Map<String, String> headers(String type, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/json");
        headers.put("user-agent", "CircleCI-Webhook/1.0");
        headers.put("circleci-event-type", type);
        headers.put("circleci-signature", "v1=" + hmac(body));
        return headers;
    }

    private String hmac(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}

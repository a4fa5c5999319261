package dev.cimon.engine.github;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cimon.engine.provider.Answer;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.RepositoryName;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The two calls made without the library: its deployment builder can send the payload as a string only, and its status
 * builder sends {@code in-progress}, which GitHub refuses.
 */
record DeploymentCalls(Connector connector) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    long create(DeploymentOrder order, String authorization) throws IOException {
        JsonNode created = JSON.readTree(
                post(order.repository(), "", body(order), authorization).text());
        if (!created.path("id").isIntegralNumber()) {
            throw new IOException("GitHub's answer has no deployment id");
        }
        return created.path("id").asLong();
    }

    void report(RepositoryName repository, long deployment, DeploymentStatus status, String authorization)
            throws IOException {
        StatusBody body = new StatusBody(
                status.state().name().toLowerCase(Locale.ROOT),
                status.description(),
                status.logUrl(),
                status.environmentUrl(),
                status.autoInactive());
        post(repository, "/" + deployment + "/statuses", body, authorization);
    }

    /** Whether this payload, which other tools may have written as anything, is that of our deployment. */
    boolean isOf(DeploymentId deployment, @Nullable Object payload) {
        JsonNode tree = payload instanceof String text ? parsed(text) : JSON.valueToTree(payload);
        return tree.path("cimon").path("deployment").asText().equals(deployment.toString());
    }

    private Answer post(RepositoryName repository, String path, Object body, String authorization) throws IOException {
        return connector.answered(
                HttpRequest.newBuilder(URI.create(connector.apiUrl() + "/repos/" + repository + "/deployments" + path))
                        .header("Authorization", authorization)
                        .header("Accept", "application/vnd.github+json")
                        .header("X-GitHub-Api-Version", "2022-11-28")
                        .header("User-Agent", "cimon")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                        .build());
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            return JSON.createObjectNode();
        }
    }

    private static Body body(DeploymentOrder order) {
        return new Body(
                order.revision().sha(),
                "deploy",
                false,
                List.of(),
                order.environment().name(),
                DeploymentStatus.shortened(order.description()),
                order.transientEnvironment(),
                order.productionEnvironment(),
                new Payload(order.payload()));
    }

    private record Body(
            String ref,
            String task,
            boolean autoMerge,
            List<String> requiredContexts,
            String environment,
            String description,
            boolean transientEnvironment,
            boolean productionEnvironment,
            Payload payload) {}

    private record Payload(CimonPayload cimon) {}

    private record StatusBody(
            String state,
            String description,
            @Nullable URI logUrl,
            @Nullable URI environmentUrl,
            boolean autoInactive) {}
}

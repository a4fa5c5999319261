package dev.cimon.engine.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.EnvironmentName;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Deployments and environments without the library: its deployment builder can send the payload as a string only, its
 * status builder sends {@code in-progress}, which GitHub refuses, and it knows no environments.
 */
record DeploymentCalls(RestCalls calls) {

    long create(DeploymentOrder order) throws IOException {
        return RestCalls.idOf(calls.post("/deployments", body(order)));
    }

    void report(long deployment, DeploymentStatus status) throws IOException {
        StatusBody body = new StatusBody(
                word(status), status.description(), status.logUrl(), status.environmentUrl(), status.autoInactive());
        calls.post("/deployments/" + deployment + "/statuses", body);
    }

    /** GitHub tells the newest first, and keeps no more than a hundred. */
    boolean hasStatus(long deployment, DeploymentStatus status) throws IOException {
        for (JsonNode known : calls.get("/deployments/" + deployment + "/statuses?per_page=100")) {
            if (known.path("state").asText().equals(word(status))
                    && known.path("description").asText().equals(status.description())) {
                return true;
            }
        }
        return false;
    }

    private static String word(DeploymentStatus status) {
        return status.state().name().toLowerCase(Locale.ROOT);
    }

    /** False if it is not there, or if Cimon was not given this right, which it can do without. */
    boolean deleteEnvironment(EnvironmentName environment) throws IOException {
        try {
            calls.delete("/environments/" + RestCalls.segment(environment.name()));
            return true;
        } catch (CallFailed failure) {
            if (failure.isRefused(404, "") || failure.isRefused(403, "Resource not accessible by")) {
                return false;
            }
            throw failure;
        }
    }

    /** Whether this payload, which other tools may have written as anything, is that of our deployment. */
    static boolean isOf(DeploymentId deployment, @Nullable Object payload) {
        JsonNode tree = payload instanceof String text ? parsed(text) : RestCalls.JSON.valueToTree(payload);
        return tree.path("cimon").path("deployment").asText().equals(deployment.toString());
    }

    private static JsonNode parsed(String text) {
        try {
            return RestCalls.JSON.readTree(text);
        } catch (JsonProcessingException notJson) {
            return RestCalls.JSON.createObjectNode();
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

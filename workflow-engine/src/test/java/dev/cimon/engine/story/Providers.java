package dev.cimon.engine.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cimon.test.SandboxResource;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** The simulated providers, driven and looked at over HTTP. */
final class Providers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();

    JsonNode put(String path, String body) {
        return send("PUT", path, body);
    }

    JsonNode post(String path, String body) {
        return send("POST", path, body);
    }

    JsonNode get(String path) {
        return send("GET", path, "");
    }

    /** How many calls of this kind a provider has received. */
    long calls(String provider, String method, String path, String bodyContains) {
        long count = 0;
        for (JsonNode call : get("/control/calls?provider=" + provider + "&method=" + method + "&path=" + path)) {
            if (call.path("body").asText().contains(bodyContains)) {
                count++;
            }
        }
        return count;
    }

    private JsonNode send(String method, String path, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(SandboxResource.url() + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .header("content-type", "application/json")
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new AssertionError(method + " " + path + ": " + response.statusCode() + " " + response.body());
            }
            return parsed(response.body());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError("the sandbox does not answer", e);
        }
    }

    private static JsonNode parsed(String body) throws JsonProcessingException {
        return body.isBlank() ? JSON.createObjectNode() : JSON.readTree(body);
    }
}

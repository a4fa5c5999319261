package dev.cimon.engine.github;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cimon.events.reference.RepositoryName;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;

/** Calls about one repository, made without the library where that cannot make them. */
record RestCalls(Connector connector, RepositoryName repository, String authorization) {
    static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    /** One segment of a path: whatever it contains, it stays one segment. */
    static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    JsonNode get(String path) throws IOException {
        return send("GET", path, BodyPublishers.noBody());
    }

    /** @param path of something outside of the repository, likewise */
    JsonNode getOutside(String path) throws IOException {
        return send("GET", URI.create(connector.apiUrl() + path), BodyPublishers.noBody());
    }

    JsonNode post(String path, Object body) throws IOException {
        return send("POST", path, json(body));
    }

    JsonNode patch(String path, Object body) throws IOException {
        return send("PATCH", path, json(body));
    }

    void delete(String path) throws IOException {
        send("DELETE", path, BodyPublishers.noBody());
    }

    /** The id that everything GitHub creates has. */
    static long idOf(JsonNode created) throws IOException {
        if (!created.path("id").isIntegralNumber()) {
            throw new IOException("GitHub's answer has no id");
        }
        return created.path("id").asLong();
    }

    private static BodyPublisher json(Object body) throws IOException {
        return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    }

    /** @param path what follows the repository, already encoded, with its slash */
    private JsonNode send(String method, String path, BodyPublisher body) throws IOException {
        return send(method, URI.create(connector.apiUrl() + "/repos/" + repository + path), body);
    }

    private JsonNode send(String method, URI address, BodyPublisher body) throws IOException {
        return JSON.readTree(connector
                .answered(HttpRequest.newBuilder(address)
                        .header("Authorization", authorization)
                        .header("Accept", "application/vnd.github+json")
                        .header("X-GitHub-Api-Version", "2022-11-28")
                        .header("User-Agent", "cimon")
                        .header("Content-Type", "application/json")
                        .method(method, body)
                        .build())
                .text());
    }
}

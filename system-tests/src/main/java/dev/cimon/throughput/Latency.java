package dev.cimon.throughput;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cimon.story.ControlApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How long people wait after a push: until GitHub is asked for a Deployment, and until Slack is given its message. */
final class Latency {

    private final ControlApi sandbox;
    private final Tables tables;
    private final List<Place> places;
    private final ObjectMapper json = new ObjectMapper();

    /** @param places where nothing else is deployed meanwhile */
    Latency(ControlApi sandbox, Tables tables, List<Place> places) {
        this.sandbox = sandbox;
        this.tables = tables;
        this.places = List.copyOf(places);
    }

    /** Milliseconds from the push to each of the two. */
    record Waited(Quantiles gitHub, Quantiles slack) {}

    /** So many pushes, one after the other; none has to wait for another. */
    Waited measure(int pushes) {
        Map<String, Instant> sent = new HashMap<>();
        for (int i = 0; i < pushes; i++) {
            Place place = places.get(i % places.size());
            Waiting.until(place.repository() + " to have nothing under way", () -> tables.underWay(place) == 0);
            Instant before = Instant.now();
            sent.put(Town.push(sandbox, place.repository(), "main"), before);
        }
        List<Double> created = new ArrayList<>();
        List<Double> shown = new ArrayList<>();
        Waiting.until("the last of the pushes to be seen", () -> {
            created.clear();
            shown.clear();
            look(sent, created, shown);
            return created.size() == pushes && shown.size() == pushes;
        });
        return new Waited(Quantiles.of(created), Quantiles.of(shown));
    }

    private void look(Map<String, Instant> sent, List<Double> created, List<Double> shown) {
        List<JsonNode> posts = sandbox.calls("slack", "POST", "/slack/api/chat.postMessage");
        for (JsonNode call : sandbox.calls("github", "POST", "/deployments")) {
            JsonNode body = read(call.path("body").asText());
            Instant began = sent.get(body.path("ref").asText());
            if (began != null && body.has("payload")) {
                created.add(since(began, call));
                String id =
                        body.path("payload").path("cimon").path("deployment").asText();
                first(posts, id).ifPresent(post -> shown.add(since(began, post)));
            }
        }
    }

    private static Optional<JsonNode> first(List<JsonNode> calls, String part) {
        return calls.stream()
                .filter(call -> call.path("body").asText().contains(part))
                .findFirst();
    }

    private static double since(Instant began, JsonNode call) {
        return Duration.between(began, Instant.parse(call.path("at").asText())).toNanos() / 1e6;
    }

    private JsonNode read(String body) {
        try {
            return json.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

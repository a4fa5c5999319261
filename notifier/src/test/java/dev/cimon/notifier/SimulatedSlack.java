package dev.cimon.notifier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.cimon.events.reference.MessageKey;
import dev.cimon.test.SandboxResource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands in the simulated Slack and what it was asked, through the sandbox's control API. */
public final class SimulatedSlack {

    static final String NO_FAULT = "{}";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();

    /** The messages with this key in their metadata. */
    List<JsonNode> messages(String channel, MessageKey key) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode message : shownTo(channel, "alice")) {
            JsonNode payload = message.path("metadata").path("event_payload");
            if (payload.path("key").asText().equals(key.key())) {
                found.add(message);
            }
        }
        return found;
    }

    JsonNode shownTo(String channel, String person) {
        return send("GET", "/control/slack/messages?channel=" + channel + "&as=" + person, "");
    }

    /** The calls whose body contains these words, with their path, status and time. */
    List<JsonNode> calls(String method, String words) {
        String encoded = URLEncoder.encode(words, StandardCharsets.UTF_8);
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode call : send("GET", "/control/calls?provider=slack&path=" + method, "")) {
            if (call.path("body").asText().contains(encoded)) {
                found.add(call);
            }
        }
        return found;
    }

    void fault(String fault) {
        send("PUT", "/control/faults/slack", fault);
    }

    /** A call of Slack's Web API as the bot. */
    public JsonNode api(String method, String body) {
        return send("POST", "/slack/api/" + method, body);
    }

    /** A fresh {@code response_url}, from a slash command that alice types. */
    URI responseUrl() throws IOException, InterruptedException {
        return typedCommand().responseUrl();
    }

    /** What a slash command that alice types in #shop allows us to do. */
    public TypedCommand typedCommand() throws IOException, InterruptedException {
        BlockingQueue<String> bodies = new ArrayBlockingQueue<>(1);
        HttpServer gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", exchange -> {
            bodies.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        gateway.start();
        try {
            SandboxResource.deliverTo(
                    "slack",
                    URI.create("http://127.0.0.1:" + gateway.getAddress().getPort()));
            send("POST", "/control/slack/commands", "{\"channel\":\"#shop\",\"user\":\"alice\",\"text\":\"list\"}");
            String form = bodies.take();
            return new TypedCommand(field(form, "trigger_id"), URI.create(field(form, "response_url")));
        } finally {
            gateway.stop(0);
        }
    }

    public record TypedCommand(String triggerId, URI responseUrl) {}

    /** The modals that alice has before her, by callback id. */
    List<JsonNode> modals(String callbackId) {
        List<JsonNode> found = new ArrayList<>();
        for (JsonNode shown : send("GET", "/control/slack/views?as=alice", "")) {
            if (shown.at("/view/callback_id").asText().equals(callbackId)) {
                found.add(shown.path("view"));
            }
        }
        return found;
    }

    private static String field(String form, String name) {
        Matcher value = Pattern.compile("(?:^|&)" + name + "=([^&]+)").matcher(form);
        if (!value.find()) {
            throw new AssertionError("a slash command without " + name);
        }
        return URLDecoder.decode(value.group(1), StandardCharsets.UTF_8);
    }

    private JsonNode send(String method, String path, String body) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(SandboxResource.url() + path))
                    .header("Content-Type", "application/json; charset=utf-8")
                    .header("Authorization", "Bearer xoxb-sandbox")
                    .method(method, HttpRequest.BodyPublishers.ofString(body))
                    .build();
            return JSON.readTree(
                    http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

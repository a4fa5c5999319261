package dev.cimon.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cimon.sandbox.Sandbox;
import dev.cimon.sandbox.SandboxSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A sandbox, an app that Slack calls and a clock that the test sets. */
final class SlackWorld implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();

    final SettableClock clock = new SettableClock();
    final AppUnderTest app = new AppUnderTest();
    final Sandbox sandbox =
            Sandbox.start(SandboxSettings.defaults().withClock(clock).withSlackGateway(app.url()));
    private final HttpClient client = HttpClient.newHttpClient();

    static final class SettableClock extends Clock {
        private volatile Instant now = Instant.parse("2025-11-13T02:13:20Z");

        void advance(Duration by) {
            now = now.plus(by);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    JsonNode api(String method, String body) {
        return json(send(HttpRequest.newBuilder(URI.create(sandbox.url() + "/slack/api/" + method))
                .header("Authorization", "Bearer xoxb-sandbox")
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString(body))));
    }

    JsonNode get(String path) {
        return json(send(HttpRequest.newBuilder(sandbox.url().resolve(path))));
    }

    JsonNode post(String path, String body) {
        return json(postTo(sandbox.url().resolve(path), body));
    }

    HttpResponse<String> postTo(URI url, String body) {
        return send(HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        return parse(response.body());
    }

    static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException malformed) {
            throw new java.io.UncheckedIOException(malformed);
        }
    }

    @Override
    public void close() {
        client.close();
        sandbox.close();
        app.close();
    }
}

package dev.cimon.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SandboxFrameTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Sandbox sandbox = Sandbox.start(SandboxSettings.defaults());
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        client.close();
        sandbox.close();
    }

    @Test
    void answersHealthWhenStartedTwiceInOneProcess() throws Exception {
        try (Sandbox other = Sandbox.start(SandboxSettings.defaults())) {
            assertThat(other.url()).isNotEqualTo(sandbox.url());
            assertThat(send(request("/health").GET()).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void tellsEveryCallWithItsBodyAndStatus() throws Exception {
        post("hello");

        JsonNode calls = json(send(request("/control/calls?provider=slack&method=POST&path=chat.post")
                .GET()));
        assertThat(calls).hasSize(1);
        assertThat(calls.at("/0/body").asText()).contains("hello");
        assertThat(calls.at("/0/status").asInt()).isEqualTo(200);

        send(request("/control/calls").DELETE());
        assertThat(json(send(request("/control/calls").GET()))).isEmpty();
    }

    @Test
    void tellsWhenACallArrivedHoweverLongItTook() throws Exception {
        fault("{\"latency\":\"PT0.5S\"}");
        Instant before = Instant.now();

        post("hello");

        Instant after = Instant.now();
        assertThat(Duration.between(before, after)).isGreaterThanOrEqualTo(Duration.ofMillis(500));
        await().until(() -> !sandbox.calls().calls().isEmpty()); // recorded once it is answered
        assertThat(sandbox.calls().calls().getLast().at()).isBetween(before, after.minusMillis(500));
    }

    @Test
    void limitsTheRateOnDemand() throws Exception {
        fault("{\"rateLimitRate\":1,\"retryAfterSeconds\":7}");

        HttpResponse<String> refused = post("hello");

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(refused.headers().firstValue("Retry-After")).hasValue("7");
        assertThat(json(refused).path("error").asText()).isEqualTo("ratelimited");
        assertThat(written()).isZero();
    }

    @Test
    void actsWithoutAnsweringOnDemand() throws Exception {
        fault("{\"timeoutAfterActingRate\":1}");

        assertThatThrownBy(() -> send(message("hello").timeout(Duration.ofSeconds(3))))
                .isInstanceOf(HttpTimeoutException.class);

        await().atMost(PATIENCE).until(() -> written() == 1);
        assertThat(sandbox.calls().calls().getFirst().status()).isZero();
    }

    @Test
    void isDownAndUpAgain() throws Exception {
        fault("{\"down\":true}");
        assertThat(post("hello").statusCode()).isEqualTo(503);

        fault("{}");
        assertThat(post("hello").statusCode()).isEqualTo(200);
    }

    @Test
    void misbehavesForTheCallsThatAreMeantAlone() throws Exception {
        fault("{\"down\":true,\"only\":\"/chat.update\"}");
        assertThat(post("hello").statusCode()).isEqualTo(200);

        fault("{\"down\":true,\"only\":\"/chat.post\"}");
        assertThat(post("hello").statusCode()).isEqualTo(503);
    }

    @Test
    void refusesAProviderItDoesNotKnow() throws Exception {
        assertThat(send(request("/control/faults/bitbucket").GET()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void sendsNothingToAnybodyUnlessItIsToldWhom() throws Exception {
        HttpResponse<String> typed = send(request("/control/slack/commands")
                .POST(BodyPublishers.ofString("{\"channel\":\"#shop\",\"user\":\"alice\",\"text\":\"help\"}")));
        send(request("/control/github/repos/acme/shop/pushes").POST(BodyPublishers.ofString("{}")));

        assertThat(json(typed).path("body").asText()).isEqualTo("not sent: no gateway");
        JsonNode state = json(send(request("/control/state").GET()));
        assertThat(state.at("/github/deliveries/0/status").asText()).isEqualTo("failed to connect to host");
    }

    @Test
    void saysInWordsThatThereIsNothing() throws Exception {
        HttpResponse<String> nothing = send(request("/nope").GET());
        HttpResponse<String> refused = send(request("/health").DELETE());

        assertThat(nothing.statusCode()).isEqualTo(404);
        assertThat(json(nothing).path("error").asText()).isEqualTo("There is nothing at this address.");
        assertThat(json(refused).path("error").asText()).startsWith("There is nothing");
    }

    private void fault(String fault) throws Exception {
        HttpResponse<String> set = send(request("/control/faults/slack").PUT(BodyPublishers.ofString(fault)));
        assertThat(set.statusCode()).isEqualTo(200);
    }

    private int written() throws Exception {
        return json(send(request("/control/slack/messages?channel=%23shop").GET()))
                .size();
    }

    private HttpResponse<String> post(String text) throws Exception {
        return send(message(text));
    }

    private HttpRequest.Builder message(String text) {
        return request("/slack/api/chat.postMessage")
                .header("Authorization", "Bearer xoxb-sandbox")
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(BodyPublishers.ofString("{\"channel\":\"C0SHOP\",\"text\":\"" + text + "\"}"));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(sandbox.url().resolve(path)).timeout(PATIENCE);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        return new ObjectMapper().readTree(response.body());
    }
}

package dev.cimon.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorldFileTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SHOP = "/control/github/repos/acme/shop";
    private static final String PIPELINE = "/circleci/api/v2/project/gh/acme/shop/pipeline";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path file;
    private Sandbox sandbox;

    WorldFileTest(@TempDir Path folder) {
        file = folder.resolve("data/simulated.json");
        sandbox = start();
    }

    @AfterEach
    void close() {
        client.close();
        sandbox.close();
    }

    @Test
    void findsTheWorldAgainAsItWas() throws Exception {
        letMuchHappen();
        JsonNode before = state();
        JsonNode shop = messages();

        restart();

        assertThat(state()).isEqualTo(before);
        assertThat(messages()).isEqualTo(shop);
    }

    @Test
    void answersUnderAnAddressGivenBeforeTheRestart() throws Exception {
        JsonNode pressed = post("/slack/api/chat.postMessage", "Authorization", "Bearer xoxb-sandbox", """
                {"channel":"C0SHOP","text":"Go?","blocks":[{"type":"actions","elements":[{"type":"button",
                 "action_id":"go","value":"1","text":{"type":"plain_text","text":"Go"}}]}]}""");
        post("/control/slack/commands", "{\"channel\":\"#shop\",\"user\":\"alice\",\"text\":\"help\"}");
        sandbox.close();
        String address =
                JSON.readTree(file.toFile()).at("/slack/responseUrls/0/id").asText();
        sandbox = start();

        post("/slack/response/" + address, "{\"text\":\"Late, but here\"}");

        assertThat(pressed.path("ok").asBoolean()).isTrue();
        assertThat(messages().toString()).contains("Late, but here");
    }

    @Test
    void goesOnWithThePipelineThatRan() throws Exception {
        call("PUT", "/control/circleci/behaviour", "{\"jobSeconds\":0.3}");
        post(PIPELINE, "Circle-Token", "cci_sandbox", "{\"branch\":\"main\"}");

        restart();

        await().atMost(PATIENCE)
                .until(() -> state().at("/circleci/pipelines/0/workflows/0/status")
                        .asText()
                        .equals("success"));
    }

    @Test
    void isWrittenWhileTheSandboxRuns() throws Exception {
        post(SHOP + "/pushes", "{\"message\":\"Sell umbrellas\"}");

        await().atMost(PATIENCE)
                .until(() -> Files.exists(file) && Files.readString(file).contains("Sell umbrellas"));
    }

    @Test
    void givesNoNumberTwiceAfterACrash() throws Exception {
        post(SHOP + "/pulls", "{\"title\":\"One\",\"branch\":\"one\"}");
        await().atMost(PATIENCE)
                .until(() -> Files.exists(file) && Files.readString(file).contains("\"One\""));
        String atTheCrash = Files.readString(file);
        long afterTheSave = deploy();
        sandbox.close();
        Files.writeString(file, atTheCrash);
        sandbox = start();

        assertThat(deploy()).isGreaterThan(afterTheSave);
    }

    @Test
    void namesTheFileItCannotRead() throws Exception {
        sandbox.close();
        Files.writeString(file, "{\"format\":0}");

        assertThatThrownBy(this::start).hasMessageContaining(file + " was written by another version");

        Files.delete(file);
        sandbox = start();
    }

    private void letMuchHappen() throws Exception {
        call("PUT", "/control/circleci/behaviour", "{\"outcome\":\"hang\",\"jobSeconds\":0}");
        post("/control/slack/commands", "{\"channel\":\"#shop\",\"user\":\"alice\",\"text\":\"list\"}");
        post("/control/slack/messages", "{\"channel\":\"@bob\",\"user\":\"bob\",\"text\":\"Hello\"}");
        post("/control/slack/channels", "{\"name\":\"blog\"}");
        post("/control/github/repos", "{\"name\":\"acme/blog\"}");
        post("/control/circleci/projects", "{\"project\":\"gh/acme/blog\"}");
        post("/control/slack/invitations", "{\"channel\":\"#general\",\"user\":\"carol\"}");
        post("/slack/api/views.publish", "Authorization", "Bearer xoxb-sandbox", """
                {"user_id":"U0BOB","view":{"type":"home","blocks":[]}}""");
        post(SHOP + "/pushes", "{\"message\":\"Sell umbrellas\",\"author\":\"bob-gh\"}");
        post(SHOP + "/tags", "{\"name\":\"v2.0.0\",\"message\":\"Two\"}");
        post(SHOP + "/pulls/1/merge", "{}");
        post(SHOP + "/pulls/2/comments", "{\"author\":\"bob-gh\",\"body\":\"Why?\"}");
        post(SHOP + "/pulls/2/close", "{}");
        post(SHOP + "/check-runs", "{\"name\":\"build\",\"status\":\"completed\",\"conclusion\":\"failure\"}");
        post(SHOP + "/releases", "{\"tag\":\"v2.0.0\"}");
        deploy();
        post(
                PIPELINE,
                "Circle-Token",
                "cci_sandbox",
                "{\"branch\":\"main\",\"parameters\":{\"environment\":\"test\"}}");
        await().atMost(PATIENCE)
                .until(() -> state().at("/circleci/pipelines/0/workflows/0/jobs/2/status")
                        .asText()
                        .equals("running"));
    }

    private long deploy() throws Exception {
        return post("/github/repos/acme/shop/deployments", "Authorization", "Bearer ghp_sandbox", """
                        {"ref":"main","required_contexts":[],"payload":{"cimon":"d-1"}}""")
                .path("id")
                .asLong();
    }

    private Sandbox start() {
        return Sandbox.start(SandboxSettings.defaults().withWorld(file));
    }

    private void restart() throws Exception {
        sandbox.close();
        sandbox = start();
    }

    /** Without the deliveries, which are not meant to stay. */
    private JsonNode state() throws Exception {
        JsonNode state = call("GET", "/control/state", "");
        ((ObjectNode) state.path("github")).remove("deliveries");
        return state;
    }

    private JsonNode messages() throws Exception {
        return call("GET", "/control/slack/messages?channel=%23shop", "");
    }

    private JsonNode post(String path, String body) throws Exception {
        return call("POST", path, body);
    }

    private JsonNode post(String path, String header, String value, String body) throws Exception {
        return send(request("POST", path, body).header(header, value));
    }

    private JsonNode call(String method, String path, String body) throws Exception {
        return send(request(method, path, body));
    }

    private HttpRequest.Builder request(String method, String path, String body) {
        return HttpRequest.newBuilder(sandbox.url().resolve(path))
                .header("Content-Type", "application/json; charset=utf-8")
                .method(method, BodyPublishers.ofString(body));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isLessThan(300);
        String body = answer.body();
        return body.startsWith("{") || body.startsWith("[") ? JSON.readTree(body) : JSON.createObjectNode();
    }
}

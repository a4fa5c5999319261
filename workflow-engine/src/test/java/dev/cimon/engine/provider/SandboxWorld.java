package dev.cimon.engine.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cimon.sandbox.CallLog.Call;
import dev.cimon.sandbox.Fault;
import dev.cimon.sandbox.Provider;
import dev.cimon.sandbox.Sandbox;
import dev.cimon.sandbox.SandboxSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** The simulated providers, and what tests do to them. */
public final class SandboxWorld implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Sandbox sandbox;

    public SandboxWorld(SandboxSettings settings) {
        this.sandbox = Sandbox.start(settings);
    }

    public URI gitHub() {
        return URI.create(sandbox.url() + "/github");
    }

    public URI circleCi() {
        return URI.create(sandbox.url() + "/circleci/api/v2");
    }

    public URI slack() {
        return URI.create(sandbox.url() + "/slack/api/");
    }

    /** From now on; the next call of any of these replaces it. */
    public void healthy(Provider provider) {
        sandbox.faults().set(provider, Fault.NONE);
    }

    public void failing(Provider provider) {
        fault(provider, 1, 0, 0, false);
    }

    public void silentAfterActing(Provider provider) {
        fault(provider, 0, 1, 0, false);
    }

    public void limiting(Provider provider) {
        fault(provider, 0, 0, 1, false);
    }

    public void down(Provider provider) {
        fault(provider, 0, 0, 0, true);
    }

    /** Calls with this method whose path contains the text, oldest first. */
    public List<Call> calls(String method, String path) {
        return sandbox.calls().calls().stream()
                .filter(call -> call.method().equals(method) && call.path().contains(path))
                .toList();
    }

    public JsonNode control(String method, String path, String body) {
        return send(method, URI.create(sandbox.url() + "/control" + path), body);
    }

    /** As a person does on CircleCI's page. */
    public void rerun(String workflow) {
        send("POST", URI.create(circleCi() + "/workflow/" + workflow + "/rerun"), "{}");
    }

    private JsonNode send(String method, URI uri, String body) {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .header("Circle-Token", "cci_sandbox")
                .method(method, BodyPublishers.ofString(body))
                .build();
        try {
            var response = http.send(request, BodyHandlers.ofString());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(uri + " answered " + response.statusCode() + " " + response.body());
            }
            return JSON.readTree(response.body().isEmpty() ? "null" : response.body());
        } catch (IOException | InterruptedException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void close() {
        http.close();
        sandbox.close();
    }

    private void fault(Provider provider, double errors, double silence, double limits, boolean down) {
        sandbox.faults()
                .set(provider, new Fault(errors, Duration.ZERO, silence, limits, 7, 0, false, Duration.ZERO, down, ""));
    }
}

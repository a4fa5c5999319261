package dev.cimon.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.cimon.sandbox.Sandbox;
import dev.cimon.sandbox.SandboxSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A sandbox of its own, the gateway it calls, and the page open in a fresh window. */
final class Visit implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    final GatewayStandIn gateway;
    final Page page;
    /** What the browser's console reported as an error. */
    final List<String> complaints = new CopyOnWriteArrayList<>();

    private final HttpClient client = HttpClient.newHttpClient();
    private final BrowserContext window;
    private final SandboxSettings settings;
    private Sandbox sandbox;

    private Visit(GatewayStandIn gateway, SandboxSettings settings, BrowserContext window) {
        this.gateway = gateway;
        this.window = window;
        this.sandbox = Sandbox.start(settings);
        this.settings = settings.withPort(sandbox.url().getPort());
        this.page = window.newPage();
    }

    static Visit of(Browser browser) throws IOException {
        SandboxSettings settings = SandboxSettings.defaults();
        GatewayStandIn gateway = GatewayStandIn.start(settings.slackSigningSecret());
        Visit visit = new Visit(
                gateway,
                settings.withSlackGateway(gateway.url())
                        .withGithubGateway(gateway.url())
                        .withCircleciGateway(gateway.url()),
                browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 800)));
        visit.page.onPageError(visit.complaints::add);
        visit.page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                visit.complaints.add(message.text());
            }
        });
        visit.page.navigate(visit.url() + "/");
        return visit;
    }

    URI url() {
        return sandbox.url();
    }

    void stopSandbox() {
        sandbox.close();
    }

    /** Where it was before. */
    void startSandbox() {
        sandbox = Sandbox.start(settings);
    }

    Locator messages() {
        return page.getByRole(AriaRole.LOG);
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    void type(String words) {
        Locator composer = page.getByLabel("Message or slash command");
        composer.fill(words);
        composer.press("Enter");
    }

    JsonNode slack(String method, String json) throws IOException, InterruptedException {
        JsonNode answer = post("/slack/api/" + method, json, "Authorization", "Bearer " + settings.slackBotToken());
        assertThat(answer.path("ok").asBoolean()).as(answer.toString()).isTrue();
        return answer;
    }

    JsonNode post(String path, String json, String header, String value) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url().resolve(path))
                .header("Content-Type", "application/json; charset=utf-8")
                .header(header, value)
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        return JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
    }

    @Override
    public void close() {
        window.close();
        sandbox.close();
        gateway.close();
        client.close();
    }
}

package dev.cimon.system;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.process.Deployed;
import dev.cimon.process.Service;
import dev.cimon.story.ControlApi;
import dev.cimon.story.SlackMessage;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Where GitHub logins have to be proved: from Slack to GitHub and back, with a browser. */
class ProofIT {

    private static final String SECRET = "sandbox-client-secret";
    private static final Map<String, String> CLIENT = Map.of(
            "GITHUB_CLIENT_ID", "Iv23liCimonSandbox",
            "GITHUB_CLIENT_SECRET", SECRET,
            "CIMON_PUBLIC_URL", "https://cimon.example.com");
    private static final Pattern LINK =
            Pattern.compile("https://cimon\\.example\\.com(/github/oauth/start\\?state=[A-Za-z0-9._-]+)");
    private static final Pattern PROOF = Pattern.compile("name=\"proof\" value=\"([^\"]+)\"");
    private static final String FILE = """
        environments:
          open:
          guarded: {permissions: {logins: [alice-gh]}}
          agreed: {approvals: {required: 1, by: {logins: [alice-gh]}}}
        """;

    private static Path folder;
    private static Deployed system;
    private static ControlApi sandbox;
    private static Team team;

    private final HttpClient browser = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        folder = Shared.folder();
        system = Deployed.prepare(
                Shared.ROOT, folder, Map.of(Service.GITHUB_GATEWAY, CLIENT, Service.WORKFLOW_ENGINE, CLIENT));
        Shared.UNHURRIED.forEach(system::tellServices);
        system.startAll();
        sandbox = system.sandbox();
        team = new Team(sandbox, "#shop", "acme/shop").setUp(0);
        String pushed = sandbox.pushFile(team.repository(), ".github/cimon.yml", FILE);
        team.awaitMessage(
                "alice",
                "the workflow",
                "",
                m -> m.read().contains("follows") && m.read().contains(pushed.substring(0, 7)));
    }

    @AfterAll
    static void stop() {
        system.close();
    }

    @Test
    void letsWhoeverHasProvedTheirLoginDoWhatAWordDoesNot() throws Exception {
        assertThat(team.ask("bob", "hello alice-gh").read())
                .contains(
                        "is *alice-gh* on GitHub", "To deploy or approve by your GitHub login, prove that it is yours");
        String refused = team.deploy("bob", "main", "guarded");
        assertThat(team.awaitSaying(refused, ": refused").read())
                .contains(
                        "bob may not deploy to guarded, only alice-gh. Who is one of them proves it first: /cimon hello");
        String waiting = team.deploy("carol", "main", "agreed");
        SlackMessage message = team.awaitSaying(waiting, "Somebody has to approve it: alice-gh.");
        String before = team.mark("bob");
        sandbox.press("bob", team.channel(), message.json(), "approve-deployment", waiting);
        team.awaitMessage(
                "bob",
                "that a word is not enough",
                before,
                m -> m.read().contains("prove your GitHub login first: `/cimon hello`"));

        String state = proves("alice", "alice-gh");

        team.awaitMessage(
                "carol",
                "who is who",
                before,
                m -> !m.ephemeral()
                        && m.read().contains("is *alice-gh* on GitHub, proved by GitHub.")
                        && m.read().contains("is no longer linked to alice-gh."));
        sandbox.press("alice", team.channel(), message.json(), "approve-deployment", waiting);
        team.assertSucceededExactlyOnce(waiting);
        team.assertSucceededExactlyOnce(team.deploy("alice", "main", "guarded"));
        assertThat(team.ask("alice", "why guarded").read())
                .contains("alice may deploy to guarded, as alice-gh (proved by GitHub).");

        HttpResponse<String> again = get(system.address(Service.GITHUB_GATEWAY).resolve(state));
        assertThat(again.statusCode()).isEqualTo(400);
        assertThat(again.body()).contains("This link has been used");
        assertThat(get(system.address(Service.GITHUB_GATEWAY).resolve(state + "x"))
                        .body())
                .contains("This link is not from me");
        nothingSecretIsWritten();
    }

    /** Says hello, presses the button, logs in at GitHub and says that they meant it; answers where the button led. */
    private String proves(String person, String login) throws Exception {
        Matcher link = LINK.matcher(team.ask(person, "hello").json().toString());
        assertThat(link.find()).isTrue();
        URI gateway = system.address(Service.GITHUB_GATEWAY);
        HttpResponse<String> start = get(gateway.resolve(link.group(1)));
        HttpResponse<String> authorized = post(location(start), "login=" + login);
        URI callback = location(authorized);
        HttpResponse<String> question = get(gateway.resolve(callback.getRawPath() + "?" + callback.getRawQuery()));
        assertThat(question.body()).contains("<b>" + person + "</b>", "counts as <b>" + login + "</b>");
        Matcher proof = PROOF.matcher(question.body());
        assertThat(proof.find()).isTrue();
        HttpResponse<String> done =
                post(gateway.resolve("/github/oauth/confirm"), "proof=" + URLEncoder.encode(proof.group(1), UTF_8));
        assertThat(done.statusCode()).as(done.body()).isEqualTo(200);
        return link.group(1);
    }

    /** In no log, and on no topic. */
    private static void nothingSecretIsWritten() throws IOException {
        for (Path log : logs()) {
            assertThat(Files.readString(log)).as(log.toString()).doesNotContain(SECRET, "ghu_", "/callback?code=");
        }
        for (String topic :
                List.of("cimon.github.events", "cimon.deployments", "cimon.slack.commands", "cimon.audit")) {
            assertThat(Records.on(system, topic))
                    .isNotEmpty()
                    .extracting(written -> new String(written.value(), UTF_8))
                    .noneMatch(text -> text.contains(SECRET) || text.contains("ghu_"));
        }
    }

    private static List<Path> logs() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.toString().endsWith(".log")).toList();
        }
    }

    private HttpResponse<String> get(URI address) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(URI address, String form) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(address)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private static URI location(HttpResponse<String> answer) {
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }
}

package dev.cimon.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.sandbox.Sandbox;
import dev.cimon.sandbox.SandboxSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProvidersTest {

    private static final RepositoryName SHOP = RepositoryName.of("acme/shop");

    private final Sandbox sandbox = Sandbox.start(SandboxSettings.defaults());
    private final InstantSource clock = InstantSource.system();
    private final Map<String, String> environment = new HashMap<>(Map.of(
            "SLACK_API_URL", sandbox.url() + "/slack/api/",
            "SLACK_BOT_TOKEN", "xoxb-sandbox",
            "SLACK_SIGNING_SECRET", "sandbox-slack-secret",
            "GITHUB_API_URL", sandbox.url() + "/github",
            "GITHUB_TOKEN", "ghp_sandbox",
            "GITHUB_WEBHOOK_SECRET", "sandbox-github-secret",
            "CIRCLECI_API_URL", sandbox.url() + "/circleci/api/v2",
            "CIRCLECI_TOKEN", "cci_sandbox",
            "CIRCLECI_WEBHOOK_SECRET", "sandbox-circleci-secret"));

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void findsNothingWrongWithGoodCredentials() {
        assertThat(slack()).isEqualTo("""
            ok      Slack: SLACK_BOT_TOKEN is good: cimon in Acme
            ok      Slack: the token has every scope
            ok      Slack: our clocks agree
            -       Slack: SLACK_APP_TOKEN is not set: Slack has to reach slack-gateway over HTTP
            """);
        assertThat(gitHub()).isEqualTo("""
            ok      GitHub: GITHUB_TOKEN is good: cimon-bot
            ok      GitHub: the token has the scope repo
            ok      GitHub: acme/shop can be read
            ok      GitHub: our clocks agree
            """);
        assertThat(circleCi()).isEqualTo("""
            ok      CircleCI: CIRCLECI_TOKEN is good: cimon-bot
            ok      CircleCI: acme/shop is set up
            ok      CircleCI: our clocks agree
            """);
    }

    @Test
    void looksWhetherPeopleCanProveWhoTheyAre() throws Exception {
        assertThat(proofs())
                .isEqualTo("-       Proofs: GITHUB_CLIENT_ID is not set: people are believed who they are on GitHub\n");
        environment.put("GITHUB_CLIENT_ID", "Iv23liCimonSandbox");
        assertThat(proofs())
                .startsWith("failed  Proofs: GITHUB_CLIENT_ID, GITHUB_CLIENT_SECRET and CIMON_PUBLIC_URL go together:");
        environment.put("GITHUB_CLIENT_SECRET", "sandbox-client-secret");
        environment.put("CIMON_PUBLIC_URL", sandbox.url().toString());
        assertThat(proofs())
                .isEqualTo("failed  Proofs: " + sandbox.url() + "/github/oauth/start answers 401: does CIMON_PUBLIC_URL"
                        + " lead to github-gateway, and has that the same settings?\n"
                        + "ok      Proofs: GitHub knows GITHUB_CLIENT_ID and its secret\n");
        try (Gateway foreign = new Gateway("https://elsewhere.example/login/oauth/authorize?client_id=x")) {
            environment.put("CIMON_PUBLIC_URL", foreign.url());
            assertThat(proofs()).isEqualTo("""
                failed  Proofs: %s/github/oauth/start does not lead to %s/github: does CIMON_PUBLIC_URL lead to github-gateway, and has that the same GITHUB_API_URL?
                ok      Proofs: GitHub knows GITHUB_CLIENT_ID and its secret
                """.formatted(foreign.url(), sandbox.url()));
        }
        try (Gateway gateway = new Gateway(sandbox.url() + "/github/login/oauth/authorize?client_id=x")) {
            environment.put("CIMON_PUBLIC_URL", gateway.url());
            assertThat(proofs()).isEqualTo("""
                ok      Proofs: %s/github/oauth/start leads to GitHub
                ok      Proofs: GitHub knows GITHUB_CLIENT_ID and its secret
                """.formatted(gateway.url()));
            environment.put("GITHUB_CLIENT_SECRET", "another");
            assertThat(proofs())
                    .contains(
                            "failed  Proofs: GitHub does not know GITHUB_CLIENT_ID with GITHUB_CLIENT_SECRET (200): both"
                                    + " are on the App's page under General.");
        }
    }

    /** Sends whoever comes on to somewhere else, as github-gateway does. */
    private static final class Gateway implements AutoCloseable {

        private final HttpServer server;

        Gateway(String next) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/github/oauth/start", call -> {
                call.getResponseHeaders().add("Location", next);
                call.sendResponseHeaders(303, -1);
                call.close();
            });
            server.start();
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort();
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    private String proofs() {
        return lines(new Proofs(new Given(environment), new Http(clock), clock));
    }

    @Test
    void saysWhatIsMissing() {
        environment.keySet().removeIf(name -> !name.endsWith("_URL"));

        assertThat(slack() + gitHub() + circleCi()).isEqualTo("""
            failed  Slack: SLACK_SIGNING_SECRET is not set: it is on the app's page under Basic Information.
            failed  Slack: SLACK_BOT_TOKEN is not set: it is on the app's page under OAuth & Permissions.
            failed  GitHub: GITHUB_WEBHOOK_SECRET is not set: choose one and enter it in the App's, or the webhook's, settings.
            failed  GitHub: neither GITHUB_APP_ID nor GITHUB_TOKEN is set: register an App, as docs/install.md says, or make a token.
            failed  CircleCI: CIRCLECI_WEBHOOK_SECRET is not set: choose one and enter it in Project Settings, Webhooks.
            failed  CircleCI: CIRCLECI_TOKEN is not set: make one in CircleCI's User Settings, Personal API Tokens.
            """);
    }

    @Test
    void saysWhichTokensAreRefused() {
        environment.putAll(
                Map.of("SLACK_BOT_TOKEN", "xoxb-wrong", "GITHUB_TOKEN", "ghp_wrong", "CIRCLECI_TOKEN", "cci_wrong"));

        String said = slack() + gitHub() + circleCi();

        assertThat(said)
                .contains(
                        "failed  Slack: Slack refuses SLACK_BOT_TOKEN (invalid_auth): copy the token that begins with xoxb- from OAuth & Permissions, or install the app again.",
                        "failed  GitHub: GitHub refuses GITHUB_TOKEN (401): make a new one.",
                        "failed  CircleCI: CircleCI refuses CIRCLECI_TOKEN (401): make a personal API token, since project tokens do not start pipelines with API v2.")
                .doesNotContain("xoxb-wrong", "ghp_wrong", "cci_wrong");
    }

    @Test
    void namesTheScopesThatTheBotLacks() throws Exception {
        control("/control/slack/access", "{\"withheld\":[\"groups:history\",\"chat:write\"]}");

        assertThat(slack())
                .contains(
                        "failed  Slack: the token lacks chat:write, groups:history: add it on the app's page under OAuth"
                                + " & Permissions, then install the app again.");
    }

    @Test
    void looksAtTheAppItsInstallationsAndWhatBecameOfTheLastWebhook() throws Exception {
        asApp();

        assertThat(gitHub()).isEqualTo("""
            ok      GitHub: the App cimon is known
            ok      GitHub: the App has every permission
            ok      GitHub: it is sent every event
            ok      GitHub: the installation in acme has every permission
            ok      GitHub: the App is installed in acme/shop
            -       GitHub: GitHub has sent nothing yet
            ok      GitHub: our clocks agree
            """);

        control("/control/github/access", "{\"withheld\":[\"deployments\",\"checks\"]}");
        post("/control/github/repos/acme/shop/pushes", "{\"branch\":\"main\",\"message\":\"Nobody hears of it\"}");

        assertThat(gitHub())
                .contains(
                        "failed  GitHub: the App lacks checks: write, deployments: write: grant it on its page under Permissions & events.",
                        "failed  GitHub: the installation in acme lacks checks: write, deployments: write: grant it by accepting the new permissions in the settings of acme.",
                        "found nobody: is the webhook URL in the App's settings reachable?");

        control("/control/github/access", "{\"suspended\":true}");

        assertThat(gitHub())
                .contains("failed  GitHub: the installation in acme is suspended: an owner there can lift that.");
    }

    @Test
    void saysWhatIsWrongWithTheKeyOfTheApp() throws Exception {
        asApp();
        environment.put("GITHUB_APP_PRIVATE_KEY", appKey());
        assertThat(gitHub())
                .contains(
                        "failed  GitHub: GitHub refuses the App (401): GITHUB_APP_ID and the private key must be of the same"
                                + " App, and the key not deleted there.");

        environment.put("GITHUB_APP_PRIVATE_KEY", "my secret key");
        assertThat(gitHub())
                .contains("has no (RSA) PRIVATE KEY block: copy the whole .pem file.")
                .doesNotContain("my secret key");

        environment.put("GITHUB_APP_PRIVATE_KEY_FILE", "/nowhere.pem");
        assertThat(gitHub()).contains("GITHUB_APP_PRIVATE_KEY_FILE names /nowhere.pem, which cannot be read.");
    }

    @Test
    void saysThatTheAppIsInstalledElsewhere() throws Exception {
        asApp();

        assertThat(lines(new GitHub(new Given(environment), new Http(clock), clock, RepositoryName.of("acme/nowhere"))))
                .contains("failed  GitHub: the App is not installed in acme/nowhere (404): is the name right?");
    }

    @Test
    void doesNotTakeAnAppForNotInstalledWhenGitHubDoesNotSay() throws Exception {
        asApp();
        control("/control/faults/github", "{\"errorRate\":1,\"only\":\"/repos/acme/shop/installation\"}");

        assertThat(gitHub())
                .contains(
                        "failed  GitHub: GitHub does not say whether the App is installed in acme/shop (500): try again"
                                + " later.");
    }

    @Test
    void examinesTheAppBesidesATokenThatCannotBeOne() throws Exception {
        asApp();
        environment.put("GITHUB_TOKEN", "ghp_sandbox\u200b");

        assertThat(gitHub())
                .contains("failed  GitHub: GITHUB_TOKEN has a character", "ok      GitHub: the App cimon is known");
    }

    @Test
    void quotesNoTokenThatCannotBeOne() {
        environment.put("SLACK_BOT_TOKEN", "xoxb-sandbox\u200b");
        environment.put("GITHUB_TOKEN", "ghp_sandbox\u200b");
        environment.put("CIRCLECI_TOKEN", "cci_sandbox\u200b");

        assertThat(slack() + gitHub() + circleCi())
                .contains(
                        "failed  Slack: SLACK_BOT_TOKEN has a character that no token has, perhaps one that does not"
                                + " show: copy it again.",
                        "failed  GitHub: GITHUB_TOKEN has a character",
                        "failed  CircleCI: CIRCLECI_TOKEN has a character")
                .doesNotContain("sandbox\u200b");
    }

    @Test
    void noticesAClockThatIsWrong() {
        InstantSource late = () -> clock.instant().minus(Duration.ofMinutes(10));

        assertThat(lines(new Slack(new Given(environment), new Http(late))))
                .containsPattern("failed  Slack: our clock is (5[5-9]|60)\\d s away from theirs: set it by NTP");
    }

    @Test
    void saysThatNobodyIsThere() {
        environment.put("SLACK_API_URL", "http://127.0.0.1:1/");

        assertThat(slack())
                .isEqualTo(
                        "failed  Slack: http://127.0.0.1:1 cannot be reached: is the address right, and does something"
                                + " listen there?\n");
    }

    private String slack() {
        return lines(new Slack(new Given(environment), new Http(clock)));
    }

    private String gitHub() {
        return lines(new GitHub(new Given(environment), new Http(clock), clock, SHOP));
    }

    private String circleCi() {
        return lines(new CircleCi(new Given(environment), new Http(clock), SHOP));
    }

    private static String lines(Examination examination) {
        return examination.findings().stream()
                .map(finding -> finding.line(examination.subject()) + "\n")
                .collect(Collectors.joining());
    }

    private void asApp() throws Exception {
        var keys = keys();
        environment.remove("GITHUB_TOKEN");
        environment.put("GITHUB_APP_ID", "4711");
        environment.put("GITHUB_APP_PRIVATE_KEY", pem(keys.getPrivate().getEncoded()));
        String publicKey = Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
        control("/control/github/app", "{\"publicKey\":\"" + publicKey + "\"}");
    }

    private static String appKey() {
        return pem(keys().getPrivate().getEncoded());
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String pem(byte[] pkcs8) {
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(pkcs8)
                + "\n-----END PRIVATE KEY-----\n";
    }

    private void control(String path, String body) throws Exception {
        call("PUT", path, body);
    }

    private void post(String path, String body) throws Exception {
        call("POST", path, body);
    }

    private void call(String method, String path, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(sandbox.url() + path))
                .method(method, BodyPublishers.ofString(body))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            var answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer.statusCode() / 100).as(answer.body()).isEqualTo(2);
        }
    }
}

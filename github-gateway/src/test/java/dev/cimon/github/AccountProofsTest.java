package dev.cimon.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.events.Topic;
import dev.cimon.events.proof.ProofRequest;
import dev.cimon.events.proof.Seal;
import dev.cimon.events.reference.ChannelRef;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.SlackUser;
import dev.cimon.test.KafkaResource;
import dev.cimon.test.LogLines;
import dev.cimon.test.SandboxResource;
import dev.cimon.test.TopicReader;
import dev.cimon.test.WebhookClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(AccountProofsTest.WithClient.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(SandboxResource.class)
class AccountProofsTest {

    private static final String SECRET = "sandbox-client-secret";
    private static final Seal<ProofRequest> SEAL = new Seal<>(SECRET, ProofRequest.class);
    private static final Pattern PROOF = Pattern.compile("name=\"proof\" value=\"([^\"]+)\"");

    @TestHTTPResource("/")
    URI root;

    private final WebhookClient browser = new WebhookClient();
    private TopicReader topic;

    /** A gateway that lets people prove which account is theirs. */
    public static final class WithClient implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "github.client-id", "Iv23liCimonSandbox",
                    "github.client-secret", SECRET,
                    "cimon.public-url", "https://cimon.example.com/");
        }
    }

    @BeforeEach
    void listen() {
        topic = KafkaResource.reader(Topic.GITHUB_EVENTS_NAME);
    }

    @AfterEach
    void close() {
        topic.close();
    }

    @Test
    void tellsTheTopicWhoHasProvedWhichAccountIsTheirs() {
        ProofRequest request = request();
        HttpResponse<String> question = backFromGitHub(SEAL.close(request), "alice-gh");
        assertThat(question.statusCode()).isEqualTo(200);
        assertThat(question.body())
                .contains("<b>alice</b> (U0ALICE) in the Slack workspace T0ACME counts as <b>alice-gh</b>");
        assertThat(question.headers().firstValue("X-Frame-Options")).contains("DENY");

        HttpResponse<String> done = confirm(question);
        assertThat(done.statusCode()).isEqualTo(200);
        assertThat(done.body()).contains("Thank you, alice. You have proved that you are alice-gh on GitHub.");
        ConsumerRecord<String, byte[]> written =
                topic.await(record -> id(record).equals("proof/" + request.id()));
        assertThat(written.key()).isEqualTo("acme/shop");
        assertThat(header(written, "ce_type")).isEqualTo("dev.cimon.github.account-proven.v1");
        assertThat(new String(written.value(), UTF_8))
                .matches(
                        "\\{\"repository\":\"acme/shop\",\"channel\":\\{\"workspace\":\"T0ACME\",\"channel\":\"C0SHOP\"},"
                                + "\"user\":\\{\"id\":\"U0ALICE\",\"name\":\"alice\"},\"login\":\"alice-gh\",\"account\":\\d+}");
    }

    @Test
    void believesNothingBeforeTheyHaveSaidThatTheyMeantIt() {
        ProofRequest sentByMallory = request();
        backFromGitHub(SEAL.close(sentByMallory), "alice-gh");
        ProofRequest next = request();
        confirm(backFromGitHub(SEAL.close(next), "bob-gh"));
        topic.await(record -> id(record).equals("proof/" + next.id()));
        assertThat(topic.all()).extracting(AccountProofsTest::id).doesNotContain("proof/" + sentByMallory.id());
    }

    @Test
    void keepsCodeTokenAndSecretToItself() {
        try (LogLines log = new LogLines()) {
            String state = SEAL.close(request());
            URI callback = authorize(state, "alice-gh");
            confirm(browser.get(callback));
            browser.get(callback);
            browser.get(callbackWith("no-code", SEAL.close(request())));
            String code = callback.getQuery().replaceFirst(".*code=([^&]+).*", "$1");
            assertThat(log.all())
                    .noneMatch(line -> line.contains(code)
                            || line.contains("ghu_")
                            || line.contains(SECRET)
                            || line.contains(state));
            assertThat(topic.all())
                    .extracting(record -> new String(record.value(), UTF_8))
                    .noneMatch(text -> text.contains(code) || text.contains("ghu_"));
        }
    }

    @Test
    void refusesAStateThatIsNotItsOwn() {
        String state = SEAL.close(request());
        String another = new Seal<>("another", ProofRequest.class).close(request());
        for (String forged : new String[] {"", "x", state + "x", another}) {
            assertThat(browser.get(at("start?state=" + forged)).body()).contains("This link is not from me");
            assertThat(browser.get(callbackWith("code", forged)).statusCode()).isEqualTo(400);
        }
        assertThat(browser.get(at("start")).statusCode()).isEqualTo(400);
        assertThat(confirm("proof=" + state).body()).contains("This link is not from me");
        assertThat(confirm("").statusCode()).isEqualTo(400);
    }

    @Test
    void refusesAStateThatHasExpired() {
        ProofRequest old = request(Instant.now().minusSeconds(1));
        assertThat(browser.get(at("start?state=" + SEAL.close(old))).body())
                .contains("This link is older than ten minutes. To begin again, say hello to Cimon in Slack");
        assertThat(browser.get(callbackWith("code", SEAL.close(old))).statusCode())
                .isEqualTo(400);
    }

    @Test
    void refusesAStateThatHasBeenUsed() {
        String state = SEAL.close(request());
        HttpResponse<String> question = backFromGitHub(state, "alice-gh");
        assertThat(confirm(question).statusCode()).isEqualTo(200);
        assertThat(browser.get(at("start?state=" + state)).body())
                .contains("This link has been used: each works once.");
        assertThat(browser.get(callbackWith("code", state)).statusCode()).isEqualTo(400);
        assertThat(confirm(question).statusCode()).isEqualTo(400);
    }

    @Test
    void refusesACodeOfAnotherFlow() {
        URI ofAlice = authorize(SEAL.close(request()), "alice-gh");
        String code = ofAlice.getQuery().replaceFirst(".*code=([^&]+).*", "$1");
        HttpResponse<String> answer = browser.get(callbackWith(code, SEAL.close(request())));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("GitHub does not take this code any more: it can be used once.");
    }

    @Test
    void changesNothingForWhoeverDoesNotAuthorizeIt() {
        String state = SEAL.close(request());
        HttpResponse<String> answer = browser.get(at("callback?error=access_denied&state=" + state));
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("You have not authorized Cimon at GitHub, so nothing has changed.");
    }

    @Test
    void blamesNobodyForWhatIsWrongWithTheApp() {
        HttpResponse<String> answer =
                browser.get(at("callback?error=redirect_uri_mismatch&state=" + SEAL.close(request())));
        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("GitHub has not told me who you are, so nothing has changed.");
    }

    @Test
    void answersWhoeverWouldRatherSpeakHttp2() throws Exception {
        try (HttpClient modern = HttpClient.newHttpClient()) {
            HttpRequest start = HttpRequest.newBuilder(at("start?state=" + SEAL.close(request())))
                    .build();
            assertThat(modern.send(start, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(303);
        }
    }

    @Test
    void takesItOnceKafkaIsBack() {
        ProofRequest request = request();
        HttpResponse<String> question = backFromGitHub(SEAL.close(request), "alice-gh");
        KafkaResource.broker().stop();
        try {
            HttpResponse<String> refused = confirm(question);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.body()).contains("load this page again in a minute");
        } finally {
            KafkaResource.broker().start();
        }
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        HttpResponse<String> again = confirm(question);
        while (again.statusCode() == 503 && Instant.now().isBefore(end)) {
            again = confirm(question);
        }
        assertThat(again.statusCode()).isEqualTo(200);
        topic.await(record -> id(record).equals("proof/" + request.id()));
    }

    /** From Slack to GitHub, logged in there, and back. */
    private HttpResponse<String> backFromGitHub(String state, String login) {
        return browser.get(authorize(state, login));
    }

    /** Where GitHub sends whoever logs in. */
    private URI authorize(String state, String login) {
        HttpResponse<String> start = browser.get(at("start?state=" + state));
        assertThat(start.statusCode()).isEqualTo(303);
        HttpResponse<String> authorized = browser.post(
                location(start),
                Map.of("content-type", "application/x-www-form-urlencoded"),
                ("login=" + login).getBytes(UTF_8));
        URI callback = location(authorized);
        assertThat(callback.toString()).startsWith("https://cimon.example.com/github/oauth/callback?");
        return root.resolve(callback.getRawPath() + "?" + callback.getRawQuery());
    }

    private HttpResponse<String> confirm(HttpResponse<String> question) {
        Matcher proof = PROOF.matcher(question.body());
        assertThat(proof.find()).isTrue();
        return confirm("proof=" + URLEncoder.encode(proof.group(1), UTF_8));
    }

    private HttpResponse<String> confirm(String form) {
        return browser.post(
                at("confirm"), Map.of("content-type", "application/x-www-form-urlencoded"), form.getBytes(UTF_8));
    }

    private URI callbackWith(String code, String state) {
        return at("callback?code=" + code + "&state=" + state);
    }

    private URI at(String step) {
        return root.resolve("/github/oauth/" + step);
    }

    private static URI location(HttpResponse<String> answer) {
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }

    private static ProofRequest request() {
        return request(Instant.now().plus(ProofRequest.LIFE));
    }

    private static ProofRequest request(Instant until) {
        return new ProofRequest(
                RepositoryName.of("acme/shop"),
                new ChannelRef("T0ACME", "C0SHOP"),
                new SlackUser("U0ALICE", "alice"),
                UUID.randomUUID().toString(),
                until);
    }

    private static String id(ConsumerRecord<String, byte[]> written) {
        return header(written, "ce_id");
    }

    private static String header(ConsumerRecord<String, byte[]> written, String name) {
        return new String(written.headers().lastHeader(name).value(), UTF_8);
    }
}

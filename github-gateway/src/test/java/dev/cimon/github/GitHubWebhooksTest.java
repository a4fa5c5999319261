package dev.cimon.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cimon.bus.EventReader;
import dev.cimon.events.Topic;
import dev.cimon.events.github.PushReceived;
import dev.cimon.test.KafkaResource;
import dev.cimon.test.SandboxResource;
import dev.cimon.test.TopicReader;
import dev.cimon.test.WebhookClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(SandboxResource.class)
class GitHubWebhooksTest {

    private static final String PUSH = """
            {"ref":"refs/heads/main","created":false,"deleted":false,"forced":false,"pusher":{"name":"alice-gh"},
             "head_commit":{"id":"6dcb09b5b57875f334f61aebed695e2e4193db5e","message":"Grüße","author":{"name":"Alice"}},
             "repository":{"full_name":"Acme/Shop","default_branch":"main"}}""";
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @TestHTTPResource("/github/webhooks")
    URI webhooks;

    @TestHTTPResource("/")
    URI root;

    private final WebhookClient client = new WebhookClient();
    private TopicReader topic;

    @BeforeEach
    void listen() {
        topic = KafkaResource.reader(Topic.GITHUB_EVENTS_NAME);
    }

    @AfterEach
    void close() {
        topic.close();
    }

    @Test
    void putsASignedPushOnTheTopicOfItsRepository() {
        assertThat(deliver("d-1", "push", PUSH).statusCode()).isEqualTo(202);

        ConsumerRecord<String, byte[]> written = topic.await(_ -> true);
        assertThat(written.key()).isEqualTo("acme/shop");
        assertThat(header(written, "ce_id")).isEqualTo("d-1");
        assertThat(header(written, "ce_source")).isEqualTo("/github-gateway");
        assertThat(header(written, "ce_type")).isEqualTo("dev.cimon.github.push-received.v1");
        assertThat(header(written, "content-type")).isEqualTo("application/json");
        assertThat(header(written, "traceparent")).startsWith(TRACE.substring(0, "00-".length() + 32));
        assertThat(new String(written.value(), UTF_8))
                .isEqualTo(
                        "{\"repository\":\"acme/shop\",\"ref\":\"refs/heads/main\",\"created\":false,\"deleted\":false,"
                                + "\"forced\":false,\"headCommit\":{\"revision\":\"6dcb09b5b57875f334f61aebed695e2e4193db5e\","
                                + "\"message\":\"Grüße\",\"authorName\":\"Alice\"},\"defaultBranch\":\"main\",\"pusher\":\"alice-gh\"}");
        assertThat(EventReader.read(written).data()).isInstanceOf(PushReceived.class);
    }

    @Test
    void knowsNothingOfProofsUnlessTheyAreSetUp() {
        assertThat(client.get(root.resolve("/github/oauth/start?state=x")).statusCode())
                .isEqualTo(404);
        assertThat(client.get(root.resolve("/github/oauth/callback?code=x&state=x"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void takesAFormWhoseSignatureIsThatOfTheRawBody() {
        String form = "payload=" + URLEncoder.encode(PUSH, UTF_8);
        Map<String, String> headers = headers("d-form", "push", form);
        headers.put("content-type", "application/x-www-form-urlencoded");
        assertThat(post(headers, form).statusCode()).isEqualTo(202);
        assertThat(header(topic.await(_ -> true), "ce_id")).isEqualTo("d-form");

        Map<String, String> mislabelled = headers("d-curl", "push", PUSH);
        mislabelled.put("content-type", "application/x-www-form-urlencoded");
        assertThat(post(mislabelled, PUSH).statusCode()).isEqualTo(202);
    }

    @Test
    void givesARedeliveryTheSameId() {
        deliver("d-2", "push", PUSH);
        deliver("d-2", "push", PUSH);
        await().until(() -> topic.all().size() == 2);
        assertThat(topic.all()).allSatisfy(written -> {
            assertThat(header(written, "ce_id")).isEqualTo("d-2");
            assertThat(written.key()).isEqualTo("acme/shop");
        });
    }

    @Test
    void refusesAMissingOrWrongSignature() {
        Map<String, String> unsigned = headers("d-3", "push", PUSH);
        unsigned.remove("x-hub-signature-256");
        assertThat(post(unsigned, PUSH).statusCode()).isEqualTo(401);

        HttpResponse<String> forged = post(headers("d-4", "push", PUSH + " "), PUSH);
        assertThat(forged.statusCode()).isEqualTo(401);
        assertThat(forged.body()).isEqualTo("{\"error\":\"the signature is not that of this body and our secret\"}");
        assertThat(topic.all()).isEmpty();
        assertThat(metrics()).contains("cimon_webhooks_rejected_total{reason=\"forged\"}");
    }

    @Test
    void verifiesBeforeItReadsAnything() {
        assertThat(post(Map.of(), "not json").statusCode()).isEqualTo(401);
        assertThat(post(Map.of(), "").statusCode()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "", "[]", "{}", "{\"ref\":{}}"})
    void rejectsASignedBodyThatIsNoPush(String body) {
        HttpResponse<String> answer = deliver("d-5", "push", body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).startsWith("{\"error\":\"");
        assertThat(topic.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-github-event", "x-github-delivery"})
    void rejectsASignedRequestWithoutItsHeaders(String missing) {
        Map<String, String> headers = headers("d-6", "push", PUSH);
        headers.remove(missing);
        assertThat(post(headers, PUSH).statusCode()).isEqualTo(400);
    }

    @Test
    void acceptsAndCountsWhatMeansNothing() {
        assertThat(deliver("d-7", "star", "{\"action\":\"created\"}").statusCode())
                .isEqualTo(202);
        assertThat(deliver("d-8", "ping", "{\"zen\":\"Keep it logically awesome.\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(topic.all()).isEmpty();
        assertThat(metrics()).contains("cimon_webhooks_ignored_total{kind=\"star\"}");
    }

    @Test
    void refusesABodyOverGitHubsLimit() {
        String large = "x".repeat(25 * 1024 * 1024 + 1);
        assertThat(deliver("d-9", "push", large).statusCode()).isEqualTo(413);
        String largest = "x".repeat(25 * 1024 * 1024);
        assertThat(deliver("d-10", "push", largest).statusCode()).isEqualTo(400);
    }

    @Test
    void answersUnknownPathsAndMethodsWithoutADefaultPage() {
        HttpResponse<String> nothing = client.get(root.resolve("/nothing"));
        assertThat(nothing.statusCode()).isEqualTo(404);
        assertThat(nothing.body()).isEqualTo("{\"error\":\"Not Found\"}");
        HttpResponse<String> wrongMethod = client.get(webhooks);
        assertThat(wrongMethod.statusCode()).isEqualTo(405);
        assertThat(wrongMethod.body()).isEqualTo("{\"error\":\"Method Not Allowed\"}");
    }

    @Test
    void isAliveAndReady() {
        assertThat(client.get(root.resolve("/q/health/live")).statusCode()).isEqualTo(200);
        awaitReadiness(200);
    }

    @Test
    void saysAtOnceThatKafkaIsAwayAndGoesOnWhenItIsBack() {
        deliver("d-11", "push", PUSH);
        KafkaResource.broker().stop();
        try {
            Instant asked = Instant.now();
            HttpResponse<String> answer = deliver("d-12", "push", PUSH);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("retry-after")).contains("5");
            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(60));
            awaitReadiness(503);
        } finally {
            KafkaResource.broker().start();
        }
        awaitReadiness(200);
        await().atMost(Duration.ofSeconds(60))
                .until(() -> deliver("d-13", "push", PUSH).statusCode() == 202);
        topic.await(written -> header(written, "ce_id").equals("d-13"));
    }

    private HttpResponse<String> deliver(String delivery, String event, String body) {
        return post(headers(delivery, event, body), body);
    }

    private HttpResponse<String> post(Map<String, String> headers, String body) {
        return client.post(webhooks, headers, body.getBytes(UTF_8));
    }

    private static Map<String, String> headers(String delivery, String event, String signed) {
        Map<String, String> headers = new HashMap<>();
        headers.put("content-type", "application/json");
        headers.put("x-github-event", event);
        headers.put("x-github-delivery", delivery);
        headers.put("traceparent", TRACE);
        headers.put(
                "x-hub-signature-256",
                "sha256=" + WebhookClient.signature(SandboxResource.GITHUB_WEBHOOK_SECRET, signed.getBytes(UTF_8)));
        return headers;
    }

    private String metrics() {
        return client.get(root.resolve("/q/metrics")).body();
    }

    private void awaitReadiness(int status) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> client.get(root.resolve("/q/health/ready")).statusCode() == status);
    }

    private static String header(ConsumerRecord<String, byte[]> written, String name) {
        return new String(written.headers().lastHeader(name).value(), UTF_8);
    }
}

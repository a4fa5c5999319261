package dev.cimon.slack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cimon.events.Topic;
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
class SlackRequestsTest {

    private static final String COMMAND = "token=t&team_id=T0ACME&channel_id=C0SHOP&channel_name=shop&user_id=U0ALICE"
            + "&user_name=alice&command=%2Fcimon&text=deploy+main&trigger_id=1.2.abc"
            + "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2F1";
    private static final String MENTION = """
            {"type":"event_callback","team_id":"T0ACME","event_id":"Ev1","event":{"type":"app_mention",
             "channel":"C0SHOP","user":"U0ALICE","text":"list","ts":"1.5"}}""";

    @TestHTTPResource("/")
    URI root;

    private final WebhookClient client = new WebhookClient();
    private TopicReader topic;

    @BeforeEach
    void listen() {
        topic = KafkaResource.reader(Topic.SLACK_EVENTS_NAME);
    }

    @AfterEach
    void close() {
        topic.close();
    }

    @Test
    void putsACommandOnTheTopicOfItsChannel() {
        HttpResponse<String> answer = post("/slack/commands", COMMAND);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();

        ConsumerRecord<String, byte[]> written = topic.await(_ -> true);
        assertThat(written.key()).isEqualTo("T0ACME/C0SHOP");
        assertThat(header(written, "ce_id")).isEqualTo("1.2.abc");
        assertThat(header(written, "ce_source")).isEqualTo("/slack-gateway");
        assertThat(header(written, "ce_type")).isEqualTo("dev.cimon.slack.command-entered.v1");
        assertThat(header(written, "traceparent")).startsWith(SignedRequests.TRACE.substring(0, "00-".length() + 32));
        assertThat(new String(written.value(), UTF_8))
                .isEqualTo("{\"channel\":{\"workspace\":\"T0ACME\",\"channel\":\"C0SHOP\"},"
                        + "\"user\":{\"id\":\"U0ALICE\",\"name\":\"alice\"},\"command\":\"/cimon\","
                        + "\"text\":\"deploy main\",\"triggerId\":\"1.2.abc\","
                        + "\"responseUrl\":\"https://hooks.slack.com/commands/1\"}");
    }

    @Test
    void putsAPressedButtonOnTheTopicOfItsChannel() {
        String url = SandboxResource.url() + "/slack/response/1";
        String json = "{\"type\":\"block_actions\",\"team\":{\"id\":\"T0ACME\"},\"user\":{\"id\":\"U0ALICE\"},"
                + "\"channel\":{\"id\":\"C0SHOP\"},\"trigger_id\":\"1.3.abc\",\"response_url\":\"" + url
                + "\",\"actions\":[{\"action_id\":\"cancel\",\"value\":\"d-1\"}]}";
        assertThat(post("/slack/interactions", "payload=" + URLEncoder.encode(json, UTF_8))
                        .statusCode())
                .isEqualTo(200);
        ConsumerRecord<String, byte[]> written = topic.await(_ -> true);
        assertThat(written.key()).isEqualTo("T0ACME/C0SHOP");
        assertThat(header(written, "ce_id")).isEqualTo("1.3.abc");
        assertThat(header(written, "ce_type")).isEqualTo("dev.cimon.slack.button-pressed.v1");
    }

    @Test
    void putsASubmittedModalOnTheTopicOfItsAuthorAndClosesIt() {
        HttpResponse<String> answer = new SignedRequests(root).interaction("""
                        {"type":"view_submission","team":{"id":"T0ACME"},"user":{"id":"U0ALICE","name":"alice"},
                         "trigger_id":"1.4.abc","view":{"id":"V1","callback_id":"lock","private_metadata":"C0SHOP",
                         "state":{"values":{"reason":{"reason":{"type":"plain_text_input","value":"Black Friday"}}}}},
                         "response_urls":[]}""");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(topic.all()).as("published before the answer").hasSize(1);
        ConsumerRecord<String, byte[]> written = topic.await(_ -> true);
        assertThat(written.key()).isEqualTo("T0ACME/U0ALICE");
        assertThat(header(written, "ce_id")).isEqualTo("1.4.abc");
        assertThat(header(written, "ce_type")).isEqualTo("dev.cimon.slack.modal-submitted.v1");
        assertThat(new String(written.value(), UTF_8))
                .isEqualTo("{\"workspace\":\"T0ACME\",\"user\":{\"id\":\"U0ALICE\",\"name\":\"alice\"},"
                        + "\"callbackId\":\"lock\",\"privateMetadata\":\"C0SHOP\","
                        + "\"values\":{\"reason\":\"Black Friday\"}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"view_closed", "message_action", "something_new"})
    void acceptsAndCountsOtherInteractions(String type) {
        HttpResponse<String> answer = new SignedRequests(root)
                .interaction("{\"type\":\"" + type + "\",\"user\":{\"id\":\"U0ALICE\"},\"view\":{\"id\":\"V1\"}}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(topic.all()).isEmpty();
        assertThat(client.get(root.resolve("/q/metrics")).body())
                .contains("cimon_webhooks_ignored_total{kind=\"" + type + "\"}");
    }

    @Test
    void givesARepeatedEventTheSameId() {
        assertThat(post("/slack/events", MENTION).statusCode()).isEqualTo(200);
        assertThat(post("/slack/events", MENTION).statusCode()).isEqualTo(200);
        await().until(() -> topic.all().size() == 2);
        assertThat(topic.all())
                .allSatisfy(written -> assertThat(header(written, "ce_id")).isEqualTo("Ev1"));
    }

    @Test
    void answersTheChallengeOfAVerifiedRequestOnly() {
        String challenge = "{\"type\":\"url_verification\",\"token\":\"t\",\"challenge\":\"3eZbrw1a\"}";
        HttpResponse<String> answer = post("/slack/events", challenge);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("3eZbrw1a");
        assertThat(client.post(root.resolve("/slack/events"), Map.of(), challenge.getBytes(UTF_8))
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/slack/commands", "/slack/interactions", "/slack/events"})
    void letsOnlySlackIn(String path) {
        assertThat(client.post(root.resolve(path), Map.of(), COMMAND.getBytes(UTF_8))
                        .statusCode())
                .isEqualTo(401);
        long now = Instant.now().getEpochSecond();
        assertThat(post(path, COMMAND, SignedRequests.headers(now, COMMAND + "&"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(post(path, COMMAND, SignedRequests.headers(now - 301, COMMAND))
                        .statusCode())
                .isEqualTo(401);
        assertThat(post(path, COMMAND, SignedRequests.headers(now + 330, COMMAND))
                        .statusCode())
                .isEqualTo(401);
        assertThat(topic.all()).isEmpty();
    }

    @Test
    void stillTakesARequestThatIsFourMinutesOld() {
        long old = Instant.now().getEpochSecond() - 240;
        assertThat(post("/slack/commands", COMMAND, SignedRequests.headers(old, COMMAND))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void rejectsWhatCannotBeRead() {
        assertThat(post("/slack/commands", "").statusCode()).isEqualTo(400);
        assertThat(post("/slack/commands", COMMAND.replace("hooks.slack.com", "evil.example"))
                        .statusCode())
                .isEqualTo(400);
        assertThat(post("/slack/interactions", "payload=%7B").statusCode()).isEqualTo(400);
        assertThat(post("/slack/interactions", COMMAND).statusCode()).isEqualTo(400);
        assertThat(post("/slack/events", "{").statusCode()).isEqualTo(400);
        assertThat(topic.all()).isEmpty();
    }

    @Test
    void acceptsAndCountsWhatMeansNothing() {
        assertThat(post("/slack/commands", "ssl_check=1&token=t").statusCode()).isEqualTo(200);
        assertThat(client.get(root.resolve("/slack/commands?ssl_check=1")).statusCode())
                .isEqualTo(200);
        assertThat(post("/slack/interactions", "payload=%7B%22type%22%3A%22shortcut%22%7D")
                        .statusCode())
                .isEqualTo(200);
        assertThat(post("/slack/events", "{\"type\":\"app_rate_limited\"}").statusCode())
                .isEqualTo(202);
        assertThat(topic.all()).isEmpty();
        assertThat(client.get(root.resolve("/q/metrics")).body())
                .contains("cimon_webhooks_ignored_total{kind=\"shortcut\"}");
    }

    @Test
    void refusesABodyOverOneMegabyte() {
        HttpResponse<String> refused = post("/slack/commands", "x".repeat(1024 * 1024 + 1));

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).isEqualTo("{\"error\":\"the body is larger than 1048576 bytes\"}");
    }

    @Test
    void isAliveAndReady() {
        assertThat(client.get(root.resolve("/q/health/live")).statusCode()).isEqualTo(200);
        awaitReadiness(200);
    }

    @Test
    void tellsThePersonAtOnceThatKafkaIsAwayAndGoesOnWhenItIsBack() {
        post("/slack/commands", COMMAND);
        KafkaResource.broker().stop();
        try {
            Instant asked = Instant.now();
            HttpResponse<String> answer = post("/slack/commands", COMMAND);
            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(60));
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("application/json");
            assertThat(answer.body()).isEqualTo("""
                    {"response_type":"ephemeral","text":"Cimon's message broker does not answer, \
                    so your command may not have been taken. Look at `list` before you try again."}""");
            assertThat(post("/slack/events", MENTION).statusCode()).isEqualTo(503);
            assertThat(client.get(root.resolve("/q/metrics")).body())
                    .containsPattern("cimon_webhooks_unpublished_total [1-9]");
            awaitReadiness(503);
            assertThat(client.get(root.resolve("/q/health/group/slack")).statusCode())
                    .isEqualTo(200);
        } finally {
            KafkaResource.broker().start();
        }
        awaitReadiness(200);
        String later = COMMAND.replace("1.2.abc", "1.9.abc");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> post("/slack/commands", later).body().isEmpty());
        topic.await(written -> header(written, "ce_id").equals("1.9.abc"));
    }

    private HttpResponse<String> post(String path, String body) {
        return new SignedRequests(root).post(path, body);
    }

    private HttpResponse<String> post(String path, String body, Map<String, String> headers) {
        return new SignedRequests(root).post(path, body, headers);
    }

    private void awaitReadiness(int status) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> client.get(root.resolve("/q/health/ready")).statusCode() == status);
    }

    private static String header(ConsumerRecord<String, byte[]> written, String name) {
        return new String(written.headers().lastHeader(name).value(), UTF_8);
    }
}

package dev.cimon.circleci;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cimon.bus.EventReader;
import dev.cimon.events.Topic;
import dev.cimon.events.circleci.WorkflowCompleted;
import dev.cimon.test.KafkaResource;
import dev.cimon.test.SandboxResource;
import dev.cimon.test.TopicReader;
import dev.cimon.test.WebhookClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
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
class CircleCiWebhooksTest {

    private static final String COMPLETED = """
            {"type":"workflow-completed","id":"e-1","happened_at":"2026-11-21T08:00:00.123Z",
             "project":{"slug":"gh/Acme/Shop"},"workflow":{"id":"wf-1","name":"deploy","status":"success"},
             "pipeline":{"id":"pl-1","number":17,"vcs":{"branch":null}}}""";
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @TestHTTPResource("/circleci/webhooks")
    URI webhooks;

    @TestHTTPResource("/")
    URI root;

    private final WebhookClient client = new WebhookClient();
    private TopicReader topic;

    @BeforeEach
    void listen() {
        topic = KafkaResource.reader(Topic.CIRCLECI_EVENTS_NAME);
    }

    @AfterEach
    void close() {
        topic.close();
    }

    @Test
    void putsASignedWebhookOnTheTopicOfItsRepository() {
        assertThat(deliver(COMPLETED).statusCode()).isEqualTo(202);

        ConsumerRecord<String, byte[]> written = topic.await(_ -> true);
        assertThat(written.key()).isEqualTo("acme/shop");
        assertThat(header(written, "ce_id")).isEqualTo("e-1");
        assertThat(header(written, "ce_source")).isEqualTo("/circleci-gateway");
        assertThat(header(written, "ce_type")).isEqualTo("dev.cimon.circleci.workflow-completed.v1");
        assertThat(header(written, "ce_time")).isEqualTo("2026-11-21T08:00:00.123Z");
        assertThat(header(written, "traceparent")).startsWith(TRACE.substring(0, "00-".length() + 32));
        assertThat(new String(written.value(), UTF_8))
                .isEqualTo(
                        "{\"repository\":\"acme/shop\",\"pipeline\":\"pl-1\",\"pipelineNumber\":17,\"workflow\":\"wf-1\","
                                + "\"workflowName\":\"deploy\",\"outcome\":\"SUCCESS\",\"happenedAt\":\"2026-11-21T08:00:00.123Z\"}");
        assertThat(EventReader.read(written).data()).isInstanceOf(WorkflowCompleted.class);
    }

    @Test
    void takesTheVersionItKnowsFromAListOfSignatures() {
        String v1 = signature(COMPLETED);
        assertThat(post("v2=0123,v1=" + v1, COMPLETED).statusCode()).isEqualTo(202);
        assertThat(post("v1=" + v1 + ", v2=0123", COMPLETED).statusCode()).isEqualTo(202);
        assertThat(post("v2=" + v1, COMPLETED).statusCode()).isEqualTo(401);
        assertThat(post("v1=" + v1 + ",v1=0123", COMPLETED).statusCode()).isEqualTo(401);
    }

    @Test
    void givesARepeatedWebhookTheSameId() {
        deliver(COMPLETED);
        deliver(COMPLETED);
        await().until(() -> topic.all().size() == 2);
        assertThat(topic.all())
                .allSatisfy(written -> assertThat(header(written, "ce_id")).isEqualTo("e-1"));
    }

    @Test
    void refusesAMissingOrWrongSignature() {
        assertThat(client.post(webhooks, Map.of(), COMPLETED.getBytes(UTF_8)).statusCode())
                .isEqualTo(401);
        assertThat(post("v1=" + signature(COMPLETED + " "), COMPLETED).statusCode())
                .isEqualTo(401);
        assertThat(post("v1=", "not json").statusCode()).isEqualTo(401);
        assertThat(topic.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "", "[]", "{}", "{\"type\":\"workflow-completed\"}"})
    void rejectsASignedBodyThatIsNoWebhook(String body) {
        assertThat(deliver(body).statusCode()).isEqualTo(400);
        assertThat(topic.all()).isEmpty();
    }

    @Test
    void acceptsAndCountsWhatMeansNothing() {
        assertThat(deliver("{\"type\":\"ping\",\"id\":\"e-4\"}").statusCode()).isEqualTo(200);
        assertThat(deliver("{\"type\":\"brand-new\",\"id\":\"e-5\"}").statusCode())
                .isEqualTo(202);
        assertThat(topic.all()).isEmpty();
        assertThat(client.get(root.resolve("/q/metrics")).body())
                .contains("cimon_webhooks_ignored_total{kind=\"brand-new\"}");
    }

    @Test
    void refusesABodyOverOneMegabyte() {
        assertThat(deliver("x".repeat(1024 * 1024 + 1)).statusCode()).isEqualTo(413);
    }

    @Test
    void isAliveAndReady() {
        assertThat(client.get(root.resolve("/q/health/live")).statusCode()).isEqualTo(200);
        awaitReadiness(200);
    }

    @Test
    void saysAtOnceThatKafkaIsAwayAndGoesOnWhenItIsBack() {
        deliver(COMPLETED);
        KafkaResource.broker().stop();
        try {
            Instant asked = Instant.now();
            HttpResponse<String> answer = deliver(COMPLETED.replace("e-1", "e-6"));
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("retry-after")).contains("5");
            assertThat(Duration.between(asked, Instant.now())).isLessThan(Duration.ofSeconds(60));
            awaitReadiness(503);
        } finally {
            KafkaResource.broker().start();
        }
        awaitReadiness(200);
        String later = COMPLETED.replace("e-1", "e-7");
        await().atMost(Duration.ofSeconds(60)).until(() -> deliver(later).statusCode() == 202);
        topic.await(written -> header(written, "ce_id").equals("e-7"));
    }

    private HttpResponse<String> deliver(String body) {
        return post("v1=" + signature(body), body);
    }

    private HttpResponse<String> post(String signatures, String body) {
        Map<String, String> headers = Map.of(
                "content-type",
                "application/json",
                "circleci-event-type",
                "workflow-completed",
                "traceparent",
                TRACE,
                "circleci-signature",
                signatures);
        return client.post(webhooks, headers, body.getBytes(UTF_8));
    }

    private static String signature(String body) {
        return WebhookClient.signature(SandboxResource.CIRCLECI_WEBHOOK_SECRET, body.getBytes(UTF_8));
    }

    private void awaitReadiness(int status) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> client.get(root.resolve("/q/health/ready")).statusCode() == status);
    }

    private static String header(ConsumerRecord<String, byte[]> written, String name) {
        return new String(written.headers().lastHeader(name).value(), UTF_8);
    }
}

package dev.cimon.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cimon.events.Topic;
import dev.cimon.github.redelivery.AppKeys;
import dev.cimon.test.KafkaResource;
import dev.cimon.test.SandboxResource;
import dev.cimon.test.TopicReader;
import dev.cimon.test.WebhookClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(HealingTest.AsApp.class)
@WithTestResource(KafkaResource.class)
@WithTestResource(SandboxResource.class)
class HealingTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TestHTTPResource("/")
    URI root;

    private final WebhookClient client = new WebhookClient();
    private TopicReader topic;

    /** An impatient gateway that knows the App's key. */
    public static final class AsApp implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "github.app-id",
                    "4711",
                    "github.app-private-key",
                    AppKeys.privateKey(AppKeys.generate()),
                    "github.heal-every",
                    "1s");
        }
    }

    @BeforeEach
    void listen() {
        topic = KafkaResource.reader(Topic.GITHUB_EVENTS_NAME);
    }

    @AfterEach
    void close() {
        topic.close();
        SandboxResource.deliverTo("github", root);
    }

    @Test
    void bringsAPushThatCameWhileTheGatewayWasDown() throws IOException {
        SandboxResource.deliverTo("github", nobody());
        double before = healed();
        push("Came while nobody listened");
        await().atMost(PATIENCE)
                .until(() -> metrics().contains("cimon_deliveries_failed_total")
                        && count("cimon_deliveries_failed_total") > 0);
        SandboxResource.deliverTo("github", root);

        topic.await(written -> says(written, "Came while nobody listened"));
        await().atMost(PATIENCE).until(() -> healed() > before);
        List<ConsumerRecord<String, byte[]>> pushes = topic.all().stream()
                .filter(written -> says(written, "Came while nobody listened"))
                .toList();
        assertThat(pushes).hasSize(1);
        ConsumerRecord<String, byte[]> push = pushes.getFirst();
        ConsumerRecord<String, byte[]> told = topic.await(written -> id(written).equals(id(push) + "/redelivered"));
        assertThat(told.key()).isEqualTo("acme/shop");
        assertThat(new String(told.value(), UTF_8)).contains("\"delivery\":\"" + id(push) + "\"", "\"event\":\"push\"");
    }

    @Test
    void bringsAPushThatCameWhileKafkaWasAway() {
        SandboxResource.deliverTo("github", root);
        double before = healed();
        KafkaResource.broker().stop();
        try {
            push("Came while Kafka was away");
            await().atMost(PATIENCE).until(() -> count("cimon_webhooks_unpublished_total") > 0);
        } finally {
            KafkaResource.broker().start();
        }
        topic.await(written -> says(written, "Came while Kafka was away"));
        await().atMost(PATIENCE).until(() -> healed() > before);
    }

    private void push(String message) {
        String body = "{\"branch\":\"main\",\"message\":\"" + message + "\"}";
        URI pushes = URI.create(SandboxResource.url() + "/control/github/repos/acme/shop/pushes");
        assertThat(client.post(pushes, Map.of("content-type", "application/json"), body.getBytes(UTF_8))
                        .statusCode())
                .isEqualTo(201);
    }

    /** An address where nobody listens any more. */
    private static URI nobody() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + free.getLocalPort());
        }
    }

    private double healed() {
        return count("cimon_healed_total{kind=\"redelivery\"");
    }

    private double count(String meter) {
        return metrics()
                .lines()
                .filter(line -> line.startsWith(meter))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private String metrics() {
        return client.get(root.resolve("/q/metrics")).body();
    }

    private static String id(ConsumerRecord<String, byte[]> written) {
        return new String(written.headers().lastHeader("ce_id").value(), UTF_8);
    }

    private static boolean says(ConsumerRecord<String, byte[]> written, String message) {
        return new String(written.value(), UTF_8).contains(message);
    }
}

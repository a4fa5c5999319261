package dev.cimon.circleci;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cimon.test.KafkaResource;
import dev.cimon.test.SandboxResource;
import dev.cimon.test.WebhookClient;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With the limit of production, which other tests raise. */
@QuarkusTest
@WithTestResource(
        value = KafkaResource.class,
        initArgs = @ResourceArg(name = KafkaResource.HURRIED, value = "as in production"))
@WithTestResource(SandboxResource.class)
class KafkaAwayTest {

    private static final byte[] COMPLETED = """
            {"type":"workflow-completed","id":"e-hurried","happened_at":"2026-11-21T08:00:00.123Z",
             "project":{"slug":"gh/acme/shop"},"workflow":{"id":"wf-1","name":"deploy","status":"success"},
             "pipeline":{"id":"pl-1","number":17,"vcs":{"branch":null}}}""".getBytes(UTF_8);

    @TestHTTPResource("/circleci/webhooks")
    URI webhooks;

    private final WebhookClient client = new WebhookClient();

    @AfterEach
    void bringItBack() {
        KafkaResource.broker().start();
    }

    /** Some answers may be late where the machine is slow for a moment; with a longer limit all of them are. */
    @Test
    void isSaidWithinTwoSeconds() {
        await("the first is taken").atMost(Duration.ofMinutes(1)).until(() -> deliver() == 202);
        KafkaResource.broker().stop();

        await("an answer within two seconds").atMost(Duration.ofMinutes(2)).until(() -> {
            Instant asked = Instant.now();
            assertThat(deliver()).isEqualTo(503);
            return Duration.between(asked, Instant.now()).compareTo(Duration.ofSeconds(2)) < 0;
        });
    }

    private int deliver() {
        String signature = "v1=" + WebhookClient.signature(SandboxResource.CIRCLECI_WEBHOOK_SECRET, COMPLETED);
        return client.post(webhooks, Map.of("circleci-signature", signature), COMPLETED)
                .statusCode();
    }
}

package dev.cimon.circleci;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.test.KafkaResource;
import dev.cimon.test.RawConnection;
import dev.cimon.test.SandboxResource;
import dev.cimon.test.WebhookClient;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(KafkaResource.class)
@WithTestResource(SandboxResource.class)
class SlowSendersTest {

    /** More than there are threads for blocking work. */
    private static final int MANY = 250;

    @TestHTTPResource("/")
    URI root;

    private final List<RawConnection> slow = new ArrayList<>();

    @AfterEach
    void hangUp() {
        slow.forEach(RawConnection::close);
    }

    @Test
    void areCutOffAndKeepNobodyElseWaiting() {
        for (int n = 0; n < MANY; n++) {
            RawConnection connection = RawConnection.to(root);
            slow.add(connection);
            connection.trySend("POST /circleci/webhooks HTTP/1.1\r\nHost: a\r\nContent-Length: 30000\r\n\r\n");
            connection.trySend(" ".repeat(20_000));
            connection.trySend(" ");
        }
        byte[] body = ("{\"type\":\"ping\",\"id\":\"e-slow\",\"more\":\"" + "x".repeat(50_000) + "\"}").getBytes(UTF_8);
        String signature = "v1=" + WebhookClient.signature(SandboxResource.CIRCLECI_WEBHOOK_SECRET, body);
        assertThat(new WebhookClient()
                        .post(root.resolve("/circleci/webhooks"), Map.of("circleci-signature", signature), body)
                        .statusCode())
                .isEqualTo(200);

        for (RawConnection connection : slow) {
            RawConnection.Answer answer = connection.answer();
            assertThat(answer.status()).isEqualTo(408);
            assertThat(answer.body()).isEqualTo("{\"error\":\"the body did not come within ten seconds\"}");
            assertThat(connection.isHungUp()).isTrue();
        }
    }
}

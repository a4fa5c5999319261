package dev.cimon.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cimon.process.Service;
import dev.cimon.story.ControlApi;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Not ready while something is away, and never to be restarted for it: that would not bring it back. */
@ExtendWith(LogsOnFailure.class)
class HealthIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ControlApi sandbox = Shared.system().sandbox();

    @Test
    void tellsThatPostgreSqlIsAway() {
        tellsThatItIsAway("database", List.of(Service.WORKFLOW_ENGINE, Service.NOTIFIER));
    }

    @Test
    void tellsThatKafkaIsAway() {
        tellsThatItIsAway("kafka", Service.all());
    }

    private void tellsThatItIsAway(String server, List<Service> needing) {
        needing.forEach(service -> awaitReadiness(service, 200));
        sandbox.let(server, false);
        try {
            needing.forEach(service -> awaitReadiness(service, 503));
            assertThat(needing)
                    .allSatisfy(service -> assertThat(status(service, "live")).isEqualTo(200));
        } finally {
            sandbox.let(server, true);
        }
        needing.forEach(service -> awaitReadiness(service, 200));
    }

    private void awaitReadiness(Service service, int expected) {
        await(service.module() + " to answer " + expected)
                .atMost(PATIENCE)
                .until(() -> status(service, "ready") == expected);
    }

    private int status(Service service, String which) {
        URI address = Shared.system().address(service).resolve("/q/health/" + which);
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(30)).build();
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException failure) {
            throw new AssertionError(failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }
}

package dev.cimon.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.cimon.process.Deployed;
import dev.cimon.process.Ports;
import dev.cimon.process.Replica;
import dev.cimon.process.Service;
import dev.cimon.process.Signed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code CIMON_LOG_FORMAT=json}: one object per line, with the fixed keys as fields of {@code mdc}. */
class LogFormatIT {

    private static final String COMPLETED = """
            {"id":"log-format","type":"workflow-completed","happened_at":"2026-11-20T10:00:00Z",
             "organization":{"name":"acme"},"project":{"slug":"github/acme/shop","name":"shop"},
             "workflow":{"id":"5d1c2a30-0000-4000-8000-000000000001","name":"deploy","status":"success"},
             "pipeline":{"id":"5d1c2a30-0000-4000-8000-000000000002","number":1,"vcs":{"branch":"main"}}}""";

    @TempDir
    private Path folder;

    @Test
    void writesOneObjectPerLineWithTheKeysAsFields() throws IOException {
        Map<String, String> environment = new HashMap<>(Map.of(
                "CIMON_LOG_FORMAT",
                "json",
                "CIRCLECI_WEBHOOK_SECRET",
                Deployed.CIRCLECI_SECRET,
                "KAFKA_BOOTSTRAP_SERVERS",
                "127.0.0.1:" + Ports.one()));
        environment.put(Service.CIRCLECI_GATEWAY.portVariable(), Integer.toString(Ports.one()));
        Path log = folder.resolve("gateway.log");
        Replica gateway = Replica.start(Service.CIRCLECI_GATEWAY, Shared.ROOT, environment, log);
        try {
            await("the gateway listens")
                    .atMost(Duration.ofMinutes(2))
                    .ignoreExceptions()
                    .until(() -> Signed.circleCi(gateway.address(), Deployed.CIRCLECI_SECRET, COMPLETED) == 503);
            await("the line")
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> lines(log).stream()
                            .anyMatch(line -> line.at("/mdc/eventId").asText().equals("log-format")));
        } finally {
            gateway.stop();
            gateway.awaitEnd();
        }
        JsonNode told = lines(log).stream()
                .filter(line -> line.at("/mdc/eventId").asText().equals("log-format"))
                .findFirst()
                .orElseThrow();
        assertThat(told.path("level").asText()).isEqualTo("WARN");
        assertThat(told.path("service").asText()).isEqualTo("circleci-gateway");
        assertThat(told.at("/mdc/eventType").asText()).isEqualTo("dev.cimon.circleci.workflow-completed.v1");
        assertThat(told.at("/mdc/cause").asText()).endsWith("TimeoutException");
        assertThat(told.path("timestamp").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*");
        assertThat(told.path("message").asText()).startsWith("event not published eventId=log-format");
    }

    /** Those that are written to their ends. */
    private static List<JsonNode> lines(Path log) throws IOException {
        JsonMapper json = new JsonMapper();
        String written = new String(Files.readAllBytes(log), StandardCharsets.UTF_8);
        return written.substring(0, written.lastIndexOf('\n') + 1)
                .lines()
                .map(line -> {
                    try {
                        return json.readTree(line);
                    } catch (IOException notJson) {
                        throw new AssertionError(line, notJson);
                    }
                })
                .toList();
    }
}

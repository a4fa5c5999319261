package dev.cimon.system;

import static dev.cimon.system.Records.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.tools.consumer.ConsoleConsumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Anybody with a stock consumer can read what happened. */
@ExtendWith(LogsOnFailure.class)
class EventsIT {

    private final ObjectMapper json = new ObjectMapper();

    @BeforeAll
    static void deploy() {
        Team team = Team.shop().setUp(0);
        String before = team.mark("alice");
        team.push("main", "Leave a trace", "bob-gh");
        team.assertSucceededExactlyOnce(team.awaitDeployment(before, "preview"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cimon.slack.events",
                "cimon.github.events",
                "cimon.circleci.events",
                "cimon.deployments",
                "cimon.slack.commands",
                "cimon.slack.results"
            })
    void readsAsJsonWithCloudEventHeaders(String topic) throws IOException {
        List<ConsumerRecord<String, byte[]>> records = Records.on(topic).stream()
                .filter(event -> !header(event, "ce_source").equals(Optional.of(DeadLettersIT.SOURCE)))
                .toList();

        assertThat(records).isNotEmpty();
        for (ConsumerRecord<String, byte[]> event : records) {
            assertThat(event.key()).as("key").contains("/");
            assertThat(header(event, "ce_specversion")).contains("1.0");
            assertThat(header(event, "ce_id")).as("ce_id").isPresent();
            assertThat(header(event, "ce_source")).as("ce_source").isPresent();
            assertThat(header(event, "ce_time")).as("ce_time").isPresent();
            assertThat(header(event, "ce_type").orElse("")).matches("dev\\.cimon\\.[a-z]+\\.[a-z-]+\\.v1");
            assertThat(header(event, "content-type").orElse("")).startsWith("application/json");
            JsonNode data = json.readTree(event.value());
            assertThat(data.isObject()).isTrue();
            assertThat(new String(event.value(), StandardCharsets.UTF_8)).doesNotContain("xoxb-", "ghp_", "cci_");
        }
    }

    @Test
    void readsWithTheCommandOfTheReadme() throws Exception {
        Path output = Files.createTempFile("console-consumer", ".txt");
        Process console = consoleConsumer(readmeCommand(), output);
        try {
            await("a line with headers, key and JSON")
                    .atMost(Duration.ofMinutes(1))
                    .failFast(() -> !console.isAlive())
                    .untilAsserted(() -> assertThat(written(output).lines())
                            .anySatisfy(line -> assertThat(line)
                                    .contains("ce_specversion:1.0", "ce_id:", "ce_time:")
                                    .contains("ce_type:dev.cimon.deployment.deployment-requested.v1")
                                    .contains("\tacme/shop\t{\"deployment\":{")));
        } finally {
            console.destroyForcibly();
            Files.delete(output);
        }
    }

    /** So far: its last character may be cut in half. */
    private static String written(Path output) throws IOException {
        return new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
    }

    /** What stands in the README, word by word. */
    private static List<String> readmeCommand() throws IOException {
        String readme = Files.readString(Shared.ROOT.resolve("README.md")).replace("\\\n", " ");
        String command = readme.lines()
                .filter(line -> line.startsWith("kafka-console-consumer.sh "))
                .findFirst()
                .orElseThrow();
        return List.of(command.split(" +"));
    }

    /** As Kafka's script runs it, whose class is in a jar of Kafka's own tools. */
    private static Process consoleConsumer(List<String> command, Path output) throws Exception {
        Path tools = Path.of(ConsoleConsumer.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path libraries = Shared.ROOT.resolve("sandbox/target/lib");
        List<String> line = new ArrayList<>(List.of(
                Shared.java(),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "-cp",
                tools + ":" + libraries + "/*",
                ConsoleConsumer.class.getName()));
        command.stream()
                .skip(1)
                .map(word -> word.equals("localhost:19092") ? Shared.system().brokers() : word)
                .forEach(line::add);
        return new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
    }
}

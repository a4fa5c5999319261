package dev.cimon.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** One trace from the slash command to the message that says that it succeeded, across three services and Kafka. */
@ExtendWith(LogsOnFailure.class)
class TracesIT {

    private final List<Step> steps = new CopyOnWriteArrayList<>();

    private record Step(String trace, String service, String name, long began, long ended) {

        static Step of(String service, JsonNode span) {
            return new Step(
                    span.path("traceId").asText(),
                    service,
                    span.path("name").asText(),
                    span.path("startTimeUnixNano").asLong(),
                    span.path("endTimeUnixNano").asLong());
        }
    }

    @Test
    void aCommandIsFollowedToTheLastMessage() throws IOException {
        Team team = Team.shop().setUp(1);
        HttpServer collector = collector();
        try {
            team.assertSucceededExactlyOnce(team.deploy("alice", "main", "preview"));

            List<Step> trace = Team.eventually("the whole trace", this::whole);

            assertThat(trace.getFirst().name()).isEqualTo("accept dev.cimon.slack.command-entered.v1");
            assertThat(trace)
                    .extracting(step -> step.service() + ": " + step.name())
                    .contains(
                            "slack-gateway: accept dev.cimon.slack.command-entered.v1",
                            "workflow-engine: consume dev.cimon.slack.command-entered.v1",
                            "workflow-engine: perform ResolveRef",
                            "workflow-engine: perform CreateGitHubDeployment",
                            "workflow-engine: perform TriggerPipeline",
                            "workflow-engine: perform FollowPipeline",
                            "notifier: consume dev.cimon.slack.show-message.v1",
                            "notifier: show message");
            assertThat(trace.getLast().began()).isGreaterThan(trace.getFirst().ended());
            if (Boolean.getBoolean("cimon.docs.write")) {
                draw(trace);
            }
        } finally {
            collector.stop(0);
        }
    }

    /** The trace of the deployment, once its last message has been shown. */
    private Optional<List<Step>> whole() {
        Map<String, List<Step>> traces = steps.stream()
                .sorted(Comparator.comparingLong(Step::began))
                .collect(Collectors.groupingBy(Step::trace, LinkedHashMap::new, Collectors.toList()));
        return traces.values().stream()
                .filter(trace -> trace.getFirst().name().equals("accept dev.cimon.slack.command-entered.v1"))
                .filter(trace -> has(trace, "perform TriggerPipeline") && has(trace, "perform FollowPipeline"))
                .filter(trace -> has(trace, "show message"))
                .findFirst();
    }

    private static boolean has(List<Step> trace, String name) {
        return trace.stream().anyMatch(step -> step.name().equals(name));
    }

    private HttpServer collector() throws IOException {
        HttpServer collector =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), Shared.COLLECTOR), 0);
        collector.createContext("/v1/traces", call -> {
            JsonNode resource = new JsonMapper().readTree(call.getRequestBody()).at("/resourceSpans/0");
            String service =
                    resource.at("/resource/attributes/0/value/stringValue").asText();
            resource.at("/scopeSpans/0/spans").forEach(span -> steps.add(Step.of(service, span)));
            call.sendResponseHeaders(200, -1);
            call.close();
        });
        collector.start();
        return collector;
    }

    /** What this run looked like, as a picture in docs/traces.md. */
    private static void draw(List<Step> trace) throws IOException {
        long zero = trace.getFirst().began();
        StringBuilder picture = new StringBuilder("```mermaid\ngantt\n  dateFormat x\n  axisFormat %S.%L s\n");
        for (String service : List.of("slack-gateway", "workflow-engine", "notifier")) {
            picture.append("  section ").append(service).append('\n');
            trace.stream()
                    .filter(step -> step.service().equals(service))
                    .forEach(step -> picture.append("  ")
                            .append(step.name().replaceFirst("dev\\.cimon\\.[a-z]+\\.(.*)\\.v1", "$1"))
                            .append(" : ")
                            .append((step.began() - zero) / 1_000_000)
                            .append(", ")
                            .append(Math.max((step.ended() - zero) / 1_000_000, (step.began() - zero) / 1_000_000 + 1))
                            .append('\n'));
        }
        picture.append("```\n");
        Path document = Shared.ROOT.resolve("docs/traces.md");
        String text = Files.readString(document);
        int begin = text.indexOf("<!-- drawn by TracesIT -->\n") + "<!-- drawn by TracesIT -->\n".length();
        Files.writeString(document, text.substring(0, begin) + picture + text.substring(text.indexOf("<!-- end -->")));
    }
}

package dev.cimon.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TracesTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String ROOT = "00f067aa0ba902b7";
    private static final String TRACEPARENT = "00-" + TRACE + "-" + ROOT + "-01";

    private final List<JsonNode> received = new CopyOnWriteArrayList<>();
    private HttpServer collector;
    private Traces traces;

    @BeforeEach
    void start() throws IOException {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", call -> {
            received.add(new ObjectMapper().readTree(call.getRequestBody()));
            call.sendResponseHeaders(200, -1);
            call.close();
        });
        collector.start();
        traces = new Traces(
                Optional.of(
                        URI.create("http://127.0.0.1:" + collector.getAddress().getPort())),
                "notifier");
    }

    @AfterEach
    void stop() {
        collector.stop(0);
    }

    @Test
    void putsEveryStepUnderTheOneThatBeganTheTrace() throws Exception {
        traces.first("accept", TRACEPARENT, Uni.createFrom().item(1)).await().indefinitely();
        assertThat(traces.step("consume", TRACEPARENT, Uni.createFrom().item(2))
                        .await()
                        .indefinitely())
                .isEqualTo(2);
        assertThat(traces.step("show", TRACEPARENT, () -> 3)).isEqualTo(3);
        assertThatThrownBy(() -> traces.step("fail", TRACEPARENT, () -> {
                    throw new IllegalStateException("a defect");
                }))
                .hasMessage("a defect");
        traces.close();

        await().atMost(Duration.ofSeconds(30)).until(() -> spans().size() == 4);
        assertThat(spans()).allSatisfy(span -> {
            assertThat(span.path("traceId").asText()).isEqualTo(TRACE);
            assertThat(span.path("startTimeUnixNano").asText()).matches("\\d{19}");
        });
        assertThat(spans())
                .extracting(span -> span.path("name").asText() + " under "
                        + span.path("parentSpanId").asText("nothing") + " status "
                        + span.at("/status/code").asInt())
                .containsExactly(
                        "accept under nothing status 0",
                        "consume under " + ROOT + " status 0",
                        "show under " + ROOT + " status 0",
                        "fail under " + ROOT + " status 2");
        assertThat(spans().getFirst().path("spanId").asText()).isEqualTo(ROOT);
        assertThat(received.getFirst()
                        .at("/resourceSpans/0/resource/attributes/0/value/stringValue")
                        .asText())
                .isEqualTo("notifier");
    }

    @Test
    void notesNothingOfATraceThatNobodyWantsToKeep() throws Exception {
        traces.step("consume", "00-" + TRACE + "-" + ROOT + "-00", () -> 1);
        traces.step("consume", "rubbish", () -> 1);
        traces.step("consume", null, () -> 1);
        traces.close();

        assertThat(received).isEmpty();
    }

    @Test
    void costsNothingWithoutACollector() throws Exception {
        Traces off = Traces.off();

        assertThat(off.step("consume", TRACEPARENT, () -> 1)).isEqualTo(1);
        off.close();
    }

    private List<JsonNode> spans() {
        return received.stream()
                .flatMap(message -> StreamSupport.stream(
                        message.at("/resourceSpans/0/scopeSpans/0/spans").spliterator(), false))
                .toList();
    }
}

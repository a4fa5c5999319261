package dev.cimon.trace;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jboss.logging.Logger;

/**
 * Sends spans to a collector in batches, as JSON over HTTP
 * (<a href="https://opentelemetry.io/docs/specs/otlp/#otlphttp">OTLP/HTTP</a>). A collector that is away, or too slow,
 * costs spans and nothing else.
 */
final class SpanExport {

    private static final Logger LOG = Logger.getLogger(SpanExport.class);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration COLLECTING = Duration.ofMillis(500);
    private static final int MOST_WAITING = 4_096;
    private static final int LARGEST_BATCH = 512;
    private static final int INTERNAL = 1;
    private static final int ERROR = 2;

    private final BlockingQueue<Span> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
    private final URI address;
    private final String service;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Thread thread;
    private boolean troubled;

    /** @param endpoint as OpenTelemetry's {@code OTEL_EXPORTER_OTLP_ENDPOINT} */
    SpanExport(URI endpoint, String service) {
        this.address = URI.create(endpoint.toString().replaceFirst("/$", "") + "/v1/traces");
        this.service = service;
        this.thread = Thread.ofVirtual().name("span-export").start(this::sendUntilStopped);
    }

    /** Never waits: what does not fit is dropped. */
    void add(Span span) {
        boolean taken = waiting.offer(span);
        LOG.tracef("span taken=%s", taken);
    }

    /** Sends what is left, within some seconds. */
    void close() throws InterruptedException {
        thread.interrupt();
        if (!thread.join(PATIENCE)) {
            LOG.info("the last spans could not be sent in time");
        }
    }

    private void sendUntilStopped() {
        List<Span> batch = new ArrayList<>();
        try {
            while (true) {
                batch.add(waiting.take());
                Thread.sleep(COLLECTING);
                waiting.drainTo(batch, LARGEST_BATCH);
                send(batch);
                batch.clear();
            }
        } catch (InterruptedException stopping) {
            waiting.drainTo(batch);
            trySendLast(batch);
        }
    }

    private void trySendLast(List<Span> batch) {
        try {
            if (!batch.isEmpty()) {
                send(batch);
            }
        } catch (InterruptedException inAHurry) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(List<Span> batch) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json(batch).toString()))
                .build();
        try {
            int status = http.send(request, BodyHandlers.discarding()).statusCode();
            say(status / 100 == 2 ? "" : "it answers " + status);
        } catch (IOException away) {
            say(String.valueOf(away.getMessage()));
        }
    }

    /** Once per trouble: a collector that is away would fill the log. */
    private void say(String trouble) {
        if (!trouble.isEmpty() && !troubled) {
            LOG.warnf("spans cannot be sent to %s: %s", address, trouble);
        }
        troubled = !trouble.isEmpty();
    }

    ObjectNode json(List<Span> batch) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        ObjectNode ofService = message.putArray("resourceSpans").addObject();
        ofService
                .putObject("resource")
                .putArray("attributes")
                .addObject()
                .put("key", "service.name")
                .putObject("value")
                .put("stringValue", service);
        ObjectNode ofScope = ofService.putArray("scopeSpans").addObject();
        ofScope.putObject("scope").put("name", "dev.cimon");
        ArrayNode spans = ofScope.putArray("spans");
        batch.forEach(span -> write(span, spans.addObject()));
        return message;
    }

    private static void write(Span span, ObjectNode node) {
        node.put("traceId", span.traceId()).put("spanId", span.id());
        span.parent().ifPresent(parent -> node.put("parentSpanId", parent));
        node.put("name", span.name())
                .put("kind", INTERNAL)
                .put("startTimeUnixNano", nanos(span.began()))
                .put("endTimeUnixNano", nanos(span.ended()));
        if (span.failed()) {
            node.putObject("status").put("code", ERROR);
        }
    }

    private static String nanos(Instant moment) {
        return Long.toString(moment.getEpochSecond() * 1_000_000_000L + moment.getNano());
    }
}

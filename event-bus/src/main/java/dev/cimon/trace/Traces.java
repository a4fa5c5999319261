package dev.cimon.trace;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Notes the steps of traces, where {@code OTEL_EXPORTER_OTLP_ENDPOINT} says to whom to send them. A trace begins where
 * an event comes in, and every event that follows from it carries its {@code traceparent} on; each step is put under the
 * one that began the trace.
 */
@ApplicationScoped
public class Traces {

    private final @Nullable SpanExport export;

    Traces(
            @ConfigProperty(name = "otel.exporter.otlp.endpoint") Optional<URI> endpoint,
            @ConfigProperty(name = "quarkus.application.name", defaultValue = "cimon") String service) {
        this.export = endpoint.map(address -> new SpanExport(address, service)).orElse(null);
    }

    /** Notes nothing. */
    public static Traces off() {
        return new Traces(Optional.empty(), "");
    }

    /** Notes the step that the traceparent names: it was given to an event here. */
    public <T> Uni<T> first(String name, @Nullable String traceparent, Uni<T> work) {
        return traced(name, traceparent, work, true);
    }

    /** Notes a step of the trace. */
    public <T> Uni<T> step(String name, @Nullable String traceparent, Uni<T> work) {
        return traced(name, traceparent, work, false);
    }

    /** Notes a step of the trace, which has failed if the work throws. */
    public <T> T step(String name, @Nullable String traceparent, Supplier<T> work) {
        Optional<TraceContext> context = wanted(traceparent);
        Instant began = Instant.now();
        boolean done = false;
        try {
            T result = work.get();
            done = true;
            return result;
        } finally {
            boolean failed = !done;
            context.ifPresent(trace -> note(name, trace, began, failed, false));
        }
    }

    @PreDestroy
    void close() throws InterruptedException {
        if (export != null) {
            export.close();
        }
    }

    private <T> Uni<T> traced(String name, @Nullable String traceparent, Uni<T> work, boolean first) {
        return wanted(traceparent)
                .map(trace -> Uni.createFrom().deferred(() -> {
                    Instant began = Instant.now();
                    return work.onTermination()
                            .invoke((_, failure, cancelled) ->
                                    note(name, trace, began, failure != null || cancelled, first));
                }))
                .orElse(work);
    }

    private Optional<TraceContext> wanted(@Nullable String traceparent) {
        return export == null ? Optional.empty() : TraceContext.of(traceparent);
    }

    private void note(String name, TraceContext trace, Instant began, boolean failed, boolean first) {
        SpanExport to = export;
        if (to != null) {
            String id = first
                    ? trace.spanId()
                    : HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
            Optional<String> parent = first ? Optional.empty() : Optional.of(trace.spanId());
            to.add(new Span(trace.traceId(), id, parent, name, began, Instant.now(), failed));
        }
    }
}

package dev.cimon.sandbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;

/**
 * What every simulated provider is given.
 *
 * @param baseUrl where the sandbox answers, for example {@code http://127.0.0.1:8090}, without a slash at the end
 * @param changed tells the listeners of {@code /control/stream} that something changed
 */
public record SimulatorContext(
        Vertx vertx,
        ObjectMapper json,
        CallLog calls,
        Faults faults,
        Webhooks webhooks,
        Clock clock,
        URI baseUrl,
        Runnable changed) {}

package dev.cimon.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.ext.web.Router;

/**
 * One simulated provider. Its state lives on the sandbox's event loop: every handler it mounts runs there, and
 * {@link #state()} is asked there.
 */
public interface Simulator {
    /** Adds the provider's own routes and its part of {@code /control}. Request bodies are already read. */
    void mount(Router root);

    /** Its part of {@code GET /control/state}. */
    JsonNode state();

    /** Everything that {@link #restore} needs to go on as if the sandbox had never stopped. */
    JsonNode saved();

    /** Becomes what it was when this was {@link #saved()}. Called once, before the first request. */
    void restore(JsonNode saved);
}

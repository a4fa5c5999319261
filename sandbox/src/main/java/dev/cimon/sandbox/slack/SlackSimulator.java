package dev.cimon.sandbox.slack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.sandbox.SandboxSettings;
import dev.cimon.sandbox.Simulator;
import dev.cimon.sandbox.SimulatorContext;
import io.vertx.ext.web.Router;

/** Slack's Web API, and what Slack sends. */
public final class SlackSimulator implements Simulator {
    private final SimulatorContext context;

    public SlackSimulator(SimulatorContext context, SandboxSettings settings) {
        this.context = context;
    }

    @Override
    public void mount(Router root) {}

    @Override
    public JsonNode state() {
        return context.json().createObjectNode();
    }
}

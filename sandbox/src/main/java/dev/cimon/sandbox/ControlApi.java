package dev.cimon.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What steers the whole sandbox: state, calls, faults, gateways and the stream of changes. */
final class ControlApi {
    private final ObjectMapper json;
    private final CallLog calls;
    private final Faults faults;
    private final Webhooks webhooks;
    private final ChangeStream changes;
    private final Map<Provider, Simulator> simulators;

    ControlApi(
            ObjectMapper json,
            CallLog calls,
            Faults faults,
            Webhooks webhooks,
            ChangeStream changes,
            Map<Provider, Simulator> simulators) {
        this.json = json;
        this.calls = calls;
        this.faults = faults;
        this.webhooks = webhooks;
        this.changes = changes;
        this.simulators = simulators;
    }

    void mount(Router root) {
        root.get("/control/state").handler(this::state);
        root.get("/control/stream").handler(changes::listen);
        root.get("/control/calls").handler(this::calls);
        root.delete("/control/calls").handler(context -> {
            calls.clear();
            context.response().setStatusCode(204).end();
        });
        root.get("/control/faults/:provider")
                .handler(context ->
                        provider(context).ifPresent(provider -> Json.answer(json, context, 200, faults.of(provider))));
        root.put("/control/faults/:provider")
                .handler(context -> provider(context).ifPresent(provider -> setFault(context, provider)));
        root.put("/control/gateways/:provider")
                .handler(context -> provider(context).ifPresent(provider -> redirect(context, provider)));
        root.get("/control/openapi.yaml").handler(this::openApi);
    }

    private void state(RoutingContext context) {
        ObjectNode state = json.createObjectNode();
        simulators.forEach((provider, simulator) -> state.set(provider.word(), simulator.state()));
        Json.answer(json, context, 200, state);
    }

    private void calls(RoutingContext context) {
        Optional<Provider> provider =
                Optional.ofNullable(context.request().getParam("provider")).flatMap(Provider::named);
        String method = context.request().getParam("method", "");
        String path = context.request().getParam("path", "");
        List<CallLog.Call> found = calls.calls().stream()
                .filter(call -> provider.isEmpty() || provider.get() == call.provider())
                .filter(call -> method.isEmpty() || method.equalsIgnoreCase(call.method()))
                .filter(call -> call.path().contains(path))
                .toList();
        Json.answer(json, context, 200, found);
    }

    private void setFault(RoutingContext context, Provider provider) {
        try {
            faults.set(provider, json.readValue(body(context), Fault.class));
            changes.changed();
            Json.answer(json, context, 200, faults.of(provider));
        } catch (JsonProcessingException malformed) {
            refuse(context, 400, String.valueOf(malformed.getOriginalMessage()));
        }
    }

    private void redirect(RoutingContext context, Provider provider) {
        try {
            JsonNode asked = json.readTree(body(context));
            webhooks.redirect(provider, URI.create(asked.path("url").asText()));
            Json.answer(json, context, 200, asked);
        } catch (JsonProcessingException | IllegalArgumentException malformed) {
            refuse(context, 400, "expected {\"url\":\"http://host:port\"}");
        }
    }

    private void openApi(RoutingContext context) {
        try (InputStream document = ControlApi.class.getResourceAsStream("/control/openapi.yaml")) {
            if (document == null) {
                context.next();
                return;
            }
            context.response()
                    .putHeader("Content-Type", "application/yaml")
                    .end(Buffer.buffer(document.readAllBytes()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Optional<Provider> provider(RoutingContext context) {
        Optional<Provider> provider = Provider.named(context.pathParam("provider"));
        if (provider.isEmpty()) {
            refuse(context, 404, "no such provider");
        }
        return provider;
    }

    private void refuse(RoutingContext context, int status, String reason) {
        Json.answer(json, context, status, Map.of("error", reason));
    }

    private static String body(RoutingContext context) {
        String body = context.body().asString();
        return body == null ? "{}" : body;
    }
}

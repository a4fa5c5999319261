package dev.cimon.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cimon.sandbox.infra.EmbeddedServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What runs beside the simulated providers, if anything does: {@code /control/servers/…} stops it and starts it again. */
final class Infrastructure {
    private final Map<String, EmbeddedServer> servers = new ConcurrentHashMap<>();

    /** @param name its word in the path */
    void add(String name, EmbeddedServer server) {
        servers.put(name, server);
    }

    void mount(Router root, ObjectMapper json) {
        root.put("/control/servers/:name").blockingHandler(call -> change(call, json), false);
    }

    private void change(RoutingContext call, ObjectMapper json) {
        EmbeddedServer server = servers.get(call.pathParam("name"));
        if (server == null) {
            Json.answer(json, call, 404, Map.of("error", "There is no such server here."));
            return;
        }
        JsonNode wanted = running(call, json);
        if (!wanted.isBoolean()) {
            Json.answer(json, call, 400, Map.of("error", "Say {\"running\": true} or {\"running\": false}."));
            return;
        }
        if (wanted.asBoolean()) {
            server.start();
        } else {
            server.stop();
        }
        Json.answer(json, call, 200, Map.of("running", server.running()));
    }

    private static JsonNode running(RoutingContext call, ObjectMapper json) {
        try {
            String body = call.body().asString();
            return json.readTree(body == null ? "" : body).path("running");
        } catch (JsonProcessingException malformed) {
            return json.missingNode();
        }
    }
}

package dev.cimon.sandbox.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cimon.sandbox.Delivery;
import dev.cimon.sandbox.Provider;
import dev.cimon.sandbox.SimulatorContext;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Socket Mode: while an app is connected, everything goes over one of its connections in turn, and nothing is posted.
 *
 * @see <a href="https://docs.slack.dev/apis/events-api/using-socket-mode/">Socket Mode</a>
 */
final class Sockets {
    private static final String PATH = "/slack/socket";
    private static final long GRACE_MILLIS = 1_000;

    private final SimulatorContext context;
    private final long patienceMillis;
    private final Set<String> tickets = new HashSet<>();
    private final Deque<ServerWebSocket> connections = new ArrayDeque<>();
    private final Map<String, Promise<String>> unacknowledged = new HashMap<>();

    Sockets(SimulatorContext context, Duration patience) {
        this.context = context;
        this.patienceMillis = patience.toMillis();
    }

    /** {@code apps.connections.open}: an address that is good for one connection. */
    void open(Arguments arguments, ObjectNode answer) {
        String ticket = UUID.randomUUID().toString();
        tickets.add(ticket);
        answer.put("url", address() + "?ticket=" + ticket + "&app_id=" + Workspace.APP_ID);
    }

    void accept(RoutingContext call) {
        if (!tickets.remove(call.request().getParam("ticket", ""))) {
            call.response().setStatusCode(403).end();
            return;
        }
        call.request().toWebSocket().onSuccess(this::greet);
    }

    private void greet(ServerWebSocket socket) {
        connections.add(socket);
        socket.closeHandler(_ -> connections.remove(socket));
        socket.textMessageHandler(text -> acknowledged(socket, text));
        ObjectNode hello = context.json().createObjectNode().put("type", "hello");
        hello.put("num_connections", connections.size());
        hello.putObject("connection_info").put("app_id", Workspace.APP_ID);
        hello.putObject("debug_info").put("host", "sandbox").put("approximate_connection_time", 3600);
        socket.writeTextMessage(hello.toString());
    }

    boolean connected() {
        return !connections.isEmpty();
    }

    int count() {
        return connections.size();
    }

    /** Never fails: what went wrong stands in the delivery. */
    Future<Delivery> send(String type, JsonNode payload, boolean takesAnswer, int retry) {
        String id = UUID.randomUUID().toString();
        ObjectNode envelope = context.json().createObjectNode();
        envelope.put("envelope_id", id).put("type", type).put("accepts_response_payload", takesAnswer);
        envelope.set("payload", payload);
        if (retry > 0) {
            envelope.put("retry_attempt", retry).put("retry_reason", "timeout");
        }
        Promise<String> acknowledged = Promise.promise();
        unacknowledged.put(id, acknowledged);
        Instant at = context.clock().instant();
        long began = System.nanoTime();
        ServerWebSocket next = connections.remove();
        connections.add(next);
        next.writeTextMessage(envelope.toString());
        long timer = context.vertx().setTimer(patienceMillis, _ -> acknowledged.tryFail("timed out"));
        return acknowledged
                .future()
                .map(answer -> delivery(type, 200, answer, at, began))
                .recover(
                        late -> Future.succeededFuture(delivery(type, 0, String.valueOf(late.getMessage()), at, began)))
                .onComplete(_ -> {
                    context.vertx().cancelTimer(timer);
                    unacknowledged.remove(id);
                });
    }

    /** Slack refreshes connections from time to time: it says so, and hangs up a moment later. */
    void refresh() {
        for (ServerWebSocket socket : List.copyOf(connections)) {
            connections.remove(socket);
            socket.writeTextMessage("{\"type\":\"disconnect\",\"reason\":\"refresh_requested\",\"debug_info\":{}}");
            context.vertx().setTimer(GRACE_MILLIS, _ -> socket.close());
        }
    }

    /** The connections break off without a word. */
    void cut() {
        List.copyOf(connections).forEach(socket -> {
            connections.remove(socket);
            socket.close();
        });
    }

    private void acknowledged(ServerWebSocket socket, String text) {
        try {
            JsonNode answer = context.json().readTree(text);
            Promise<String> waiting =
                    unacknowledged.get(answer.path("envelope_id").asText());
            if (waiting != null) {
                waiting.tryComplete(
                        answer.has("payload") ? answer.path("payload").toString() : "");
            }
        } catch (JsonProcessingException notAnAcknowledgement) {
            socket.close();
        }
    }

    private Delivery delivery(String type, int status, String body, Instant at, long began) {
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        return new Delivery(Provider.SLACK, type, URI.create(address()), status, Map.of(), body, at, took);
    }

    private String address() {
        return context.baseUrl().toString().replaceFirst("^http", "ws") + PATH;
    }
}

package dev.cimon.engine.provider;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers what a test tells it to, for what no simulator does. */
public final class ScriptedServer implements AutoCloseable {
    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    public ScriptedServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
        server.createContext("/", this::handle);
        server.start();
    }

    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** @param call method and path with query, for example {@code GET /app} */
    public ScriptedServer on(String call, int status, String body, String... headers) {
        replies.put(call, new Reply(status, body, List.of(headers)));
        return this;
    }

    /** Closes the connection instead of answering. */
    public ScriptedServer hangUpOn(String call) {
        return on(call, 0, "");
    }

    public List<Received> received() {
        return List.copyOf(received);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        String call = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        received.add(new Received(call, Map.copyOf(exchange.getRequestHeaders()), body));
        Reply reply = replies.getOrDefault(call, new Reply(404, "{\"message\":\"Not Found\"}", List.of()));
        try (exchange) {
            if (reply.status() > 0) {
                for (int i = 0; i < reply.headers().size(); i += 2) {
                    exchange.getResponseHeaders()
                            .add(reply.headers().get(i), reply.headers().get(i + 1));
                }
                byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    /** One call as it came in; header names as {@code Circle-token}. */
    public record Received(String call, Map<String, List<String>> headers, String body) {}

    private record Reply(int status, String body, List<String> headers) {}
}

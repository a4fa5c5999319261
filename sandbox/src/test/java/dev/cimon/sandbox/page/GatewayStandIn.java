package dev.cimon.sandbox.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Stands where the slack-gateway stands: lets only signed requests in, and answers commands like an app. */
final class GatewayStandIn implements AutoCloseable {
    private final HttpServer server;
    private final String secret;
    private final HttpClient client = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Map<String, String>> commands = new CopyOnWriteArrayList<>();
    private final List<String> interactions = new CopyOnWriteArrayList<>();
    private volatile Consumer<Map<String, String>> onCommand = _ -> {};

    private GatewayStandIn(HttpServer server, String secret) {
        this.server = server;
        this.secret = secret;
    }

    static GatewayStandIn start(String secret) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        GatewayStandIn gateway = new GatewayStandIn(server, secret);
        server.createContext("/", gateway::answer);
        server.setExecutor(gateway.threads);
        server.start();
        return gateway;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** The form fields of each command. */
    List<Map<String, String>> commands() {
        return commands;
    }

    /** The payload of each interaction. */
    List<String> interactions() {
        return interactions;
    }

    /** Runs after the command has been answered, as an app's own work does. */
    void onCommand(Consumer<Map<String, String>> work) {
        onCommand = work;
    }

    void respond(String responseUrl, String json) {
        try {
            client.send(
                    HttpRequest.newBuilder(URI.create(responseUrl))
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(json))
                            .build(),
                    BodyHandlers.discarding());
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
        client.close();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String path = exchange.getRequestURI().getPath();
        boolean fromSlack = path.startsWith("/slack/");
        if (fromSlack && !signed(exchange, body)) {
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
            return;
        }
        Map<String, String> form = fromSlack && !body.startsWith("{") ? form(body) : Map.of();
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
        if (path.equals("/slack/commands")) {
            commands.add(form);
            onCommand.accept(form);
        } else if (path.equals("/slack/interactions")) {
            interactions.add(form.getOrDefault("payload", ""));
        }
    }

    private boolean signed(HttpExchange exchange, String body) {
        String timestamp = exchange.getRequestHeaders().getFirst("X-Slack-Request-Timestamp");
        String signature = exchange.getRequestHeaders().getFirst("X-Slack-Signature");
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] digest = mac.doFinal(("v0:" + timestamp + ":" + body).getBytes(StandardCharsets.UTF_8));
            byte[] expected = ("v0=" + HexFormat.of().formatHex(digest)).getBytes(StandardCharsets.UTF_8);
            return signature != null && MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException defect) {
            throw new IllegalStateException(defect);
        }
    }

    private static Map<String, String> form(String body) {
        return Arrays.stream(body.split("&", -1))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }
}

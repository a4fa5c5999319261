package dev.cimon.github.redelivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** Lists the attempts it was given, three on a page, and takes requests for more; or refuses as it was told. */
final class ScriptedGitHub implements AutoCloseable {

    private static final int PAGE = 3;

    final List<Attempt> attempts = new CopyOnWriteArrayList<>();
    final List<Long> asked = new CopyOnWriteArrayList<>();
    final List<String> calls = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile Refusal refusal = new Refusal("none", 0, "", List.of());

    ScriptedGitHub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/api/v3/");
    }

    /** From now on; status 0 hangs up. */
    void refuse(String method, int status, String body, String... headers) {
        refusal = new Refusal(method, status, body, List.of(headers));
    }

    void refuseNothing() {
        refuse("none", 0, "");
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange call) throws IOException {
        try (call) {
            calls.add(call.getRequestMethod() + " " + call.getRequestURI());
            Refusal now = refusal;
            if (now.method.equals(call.getRequestMethod())) {
                refuse(call, now);
            } else if (call.getRequestMethod().equals("POST")) {
                String path = call.getRequestURI().getPath();
                asked.add(Long.valueOf(path.replaceAll("^/api/v3/app/hook/deliveries/(\\d+)/attempts$", "$1")));
                answer(call, 202, "{}");
            } else if (call.getRequestURI().getPath().matches(".*/deliveries/\\d+")) {
                answer(call, 200, "{\"request\":{\"payload\":{\"repository\":{\"full_name\":\"acme/shop\"}}}}");
            } else {
                list(call);
            }
        }
    }

    private static void refuse(HttpExchange call, Refusal now) throws IOException {
        if (now.status > 0) {
            for (int i = 0; i < now.headers.size(); i += 2) {
                call.getResponseHeaders().add(now.headers.get(i), now.headers.get(i + 1));
            }
            answer(call, now.status, now.body);
        }
    }

    private void list(HttpExchange call) throws IOException {
        String query = call.getRequestURI().getQuery();
        long before =
                query.contains("cursor=v1_") ? Long.parseLong(query.replaceFirst(".*cursor=v1_", "")) : Long.MAX_VALUE;
        List<Attempt> rest = attempts.stream()
                .filter(attempt -> attempt.id() < before)
                .sorted(Comparator.comparingLong(Attempt::id).reversed())
                .toList();
        List<Attempt> page = rest.subList(0, Math.min(PAGE, rest.size()));
        if (rest.size() > PAGE) {
            String next = url() + "app/hook/deliveries?per_page=100&cursor=v1_"
                    + page.getLast().id();
            call.getResponseHeaders().add("Link", "<" + next + ">; rel=\"next\"");
        }
        answer(call, 200, page.stream().map(ScriptedGitHub::json).collect(Collectors.joining(",", "[", "]")));
    }

    private static String json(Attempt attempt) {
        return """
                {"id":%d,"guid":"%s","delivered_at":"%s","redelivery":%b,"duration":0.1,"status":"whatever",
                 "status_code":%d,"event":"%s","action":null,"installation_id":1,"repository_id":2}""".formatted(
                        attempt.id(),
                        attempt.guid(),
                        attempt.deliveredAt(),
                        attempt.redelivery(),
                        attempt.statusCode(),
                        attempt.event());
    }

    private static void answer(HttpExchange call, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        call.getResponseBody().write(bytes);
    }

    private record Refusal(String method, int status, String body, List<String> headers) {}
}

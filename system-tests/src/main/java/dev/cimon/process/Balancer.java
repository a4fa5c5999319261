package dev.cimon.process;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Shares requests out among the replicas that say they are ready, as a Service of Kubernetes does. It looks at readiness
 * a few times a second, so it learns a little late that a replica is about to stop. It never sends a request twice: what
 * fails has failed, and is kept for who asks.
 */
public final class Balancer implements AutoCloseable {

    private static final int EVERY_MILLIS = 250;
    private static final Duration PROBE = Duration.ofSeconds(3);
    private static final Duration ANSWER = Duration.ofSeconds(30);

    /** What the client sets itself. */
    private static final Set<String> OWN_HEADERS = caseInsensitive("connection", "content-length", "host", "upgrade");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();
    private final ScheduledExecutorService probing =
            Executors.newScheduledThreadPool(4, Thread.ofVirtual().factory());
    private final List<Backend> backends = new CopyOnWriteArrayList<>();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final HttpServer server;

    public Balancer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 512);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** From now on this one gets its share, whenever it is ready. */
    public void add(URI replica) {
        Backend backend = new Backend(replica);
        backends.add(backend);
        var _ = probing.scheduleWithFixedDelay(() -> probe(backend), 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** How many replicas take requests at the moment. */
    public long ready() {
        return backends.stream().filter(backend -> backend.ready).count();
    }

    public int requests() {
        return requests.get();
    }

    /** Each request that was not answered, or answered with 5xx, in words. */
    public List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() {
        probing.shutdownNow();
        server.stop(0);
        http.shutdownNow();
    }

    private void handle(HttpExchange call) throws IOException {
        try (call) {
            List<Backend> ready =
                    backends.stream().filter(backend -> backend.ready).toList();
            int number = requests.getAndIncrement();
            if (ready.isEmpty()) {
                fail(call, "no replica is ready");
            } else {
                pass(call, ready.get(number % ready.size()));
            }
        }
    }

    private void pass(HttpExchange call, Backend backend) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        backend.replica.resolve(call.getRequestURI().toString()))
                .timeout(ANSWER)
                .method(
                        call.getRequestMethod(),
                        BodyPublishers.ofByteArray(call.getRequestBody().readAllBytes()));
        call.getRequestHeaders().forEach((name, values) -> {
            if (!OWN_HEADERS.contains(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), BodyHandlers.ofByteArray());
            if (answer.statusCode() >= 500) {
                failures.add(backend.replica + " answered " + answer.statusCode());
            }
            answer.headers()
                    .firstValue("content-type")
                    .ifPresent(type -> call.getResponseHeaders().add("Content-Type", type));
            call.sendResponseHeaders(answer.statusCode(), answer.body().length == 0 ? -1 : answer.body().length);
            if (answer.body().length > 0) {
                call.getResponseBody().write(answer.body());
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        } catch (IOException broken) {
            fail(call, backend.replica + " did not answer: " + broken);
        }
    }

    private void fail(HttpExchange call, String words) throws IOException {
        failures.add(words);
        call.sendResponseHeaders(502, -1);
    }

    /** Only a no, or nobody there, takes it out. */
    private void probe(Backend backend) {
        HttpRequest request = HttpRequest.newBuilder(backend.replica.resolve("/q/health/ready"))
                .timeout(PROBE)
                .build();
        try {
            backend.ready = http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (HttpTimeoutException slow) {
            // it keeps its standing
        } catch (IOException nobody) {
            backend.ready = false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Set<String> caseInsensitive(String... names) {
        Set<String> any = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        any.addAll(List.of(names));
        return any;
    }

    private static final class Backend {

        private final URI replica;
        private volatile boolean ready;

        Backend(URI replica) {
            this.replica = replica;
        }
    }
}

package dev.cimon.system;

import static dev.cimon.process.Service.GITHUB_GATEWAY;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cimon.process.Ports;
import dev.cimon.process.Replica;
import dev.cimon.process.Signed;
import dev.cimon.process.SignedRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What strangers send in megabytes does not end a gateway that has as much memory as {@code ./cimon up} gives it. */
@ExtendWith(LogsOnFailure.class)
class LargeBodiesIT {

    private static final int MIB = 1024 * 1024;
    private static final int MOST = 25 * MIB;
    private static final int STRANGERS = 16;
    private static final byte[] PART = "x".repeat(MIB).getBytes(ISO_8859_1);
    private static final String RELEASE = """
            {"action":"published","repository":{"full_name":"acme/elsewhere"},
             "release":{"tag_name":"v1","html_url":"https://github.example/v1"},"more":"%s"}""";

    private final int port = Ports.one();

    @Test
    void areTakenFromTheProviderAfterMoreFromStrangersThanMemoryHolds() throws Exception {
        Path folder = Shared.folder();
        Replica gateway = started(folder);
        try (ExecutorService strangers = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, STRANGERS)
                    .forEach(n -> strangers.execute(() -> {
                        trySend("Content-Length: " + MOST + "\r\n\r\n", "", "");
                        trySend("Transfer-Encoding: chunked\r\n\r\n", "100000\r\n", "\r\n");
                        trySend("Transfer-Encoding: chunked\r\n\r\n", "100000\r\n", "\r\n");
                    }));
        }
        String json = RELEASE.formatted("x".repeat(MOST - RELEASE.length() + 2));
        String form = "payload=" + RELEASE.formatted("x".repeat(MOST - RELEASE.length() + 2 - "payload=".length()));
        taken("application/json", json);
        taken("application/x-www-form-urlencoded", form);
        taken("application/json", RELEASE.formatted("x"));
        assertThat(Files.readString(folder.resolve("gateway.log"))).doesNotContain("OutOfMemory", " ERROR ");
        assertThat(gateway.metrics())
                .contains("cimon_webhooks_rejected_total{reason=\"no_room\"}")
                .doesNotContain("cimon_webhooks_rejected_total{reason=\"no_room\"} 0.0");
        gateway.stop();
        gateway.awaitEnd();
    }

    private Replica started(Path folder) {
        Replica gateway = Replica.start(
                GITHUB_GATEWAY,
                Shared.ROOT,
                Map.of(
                        GITHUB_GATEWAY.portVariable(),
                        Integer.toString(port),
                        "KAFKA_BOOTSTRAP_SERVERS",
                        Shared.system().brokers(),
                        "GITHUB_WEBHOOK_SECRET",
                        Signed.GITHUB_SECRET),
                folder.resolve("gateway.log"));
        gateway.awaitReady();
        return gateway;
    }

    /** A megabyte more than may be, unless the length is told; stays on the line until the other side hangs up. */
    private void trySend(String head, String before, String after) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout((int) Duration.ofMinutes(1).toMillis());
            OutputStream out = socket.getOutputStream();
            out.write(("POST /github/webhooks HTTP/1.1\r\nHost: a\r\n" + head).getBytes(ISO_8859_1));
            for (int sent = 0; sent < MOST + (before.isEmpty() ? 0 : MIB); sent += MIB) {
                out.write(before.getBytes(ISO_8859_1));
                out.write(PART);
                out.write(after.getBytes(ISO_8859_1));
            }
            socket.getInputStream().transferTo(OutputStream.nullOutputStream());
        } catch (IOException hungUp) {
            return;
        }
    }

    /** Kafka may have been too slow while the machine was busy with the strangers. */
    private void taken(String type, String body) {
        HttpRequest request = HttpRequest.newBuilder(
                        SignedRequest.gitHub(
                                URI.create("http://127.0.0.1:" + port),
                                Signed.GITHUB_SECRET,
                                "release",
                                "large-" + port,
                                body),
                        (name, _) -> !name.equalsIgnoreCase("content-type"))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body.getBytes(UTF_8)))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> http.send(request, BodyHandlers.discarding()).statusCode() == 202);
        }
    }
}

package dev.cimon.webhook;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cimon.metric.Meters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IncomingBodyTest {

    private static final int MOST = 1_000_000;
    private static final int LARGE = 300_000;

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Vertx vertx = Vertx.vertx();
    private final BodyBudget budget = BodyBudget.ofHeap(8 * LARGE);
    private final HttpServer server = vertx.createHttpServer();

    @BeforeEach
    void listen() {
        Meters meters = new Meters(registry);
        Router router = Router.router(vertx);
        router.route()
                .handler(call -> new IncomingBody(call, MOST, budget, meters)
                        .read(body -> call.response().end("read " + body.length)));
        server.requestHandler(router)
                .listen(0)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void isReadWhetherItsLengthIsToldOrNot() throws IOException {
        assertThat(answer("Content-Length: " + LARGE + "\r\n\r\n" + "x".repeat(LARGE)))
                .endsWith("\r\n\r\nread " + LARGE);
        assertThat(answer("Transfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n3\r\nefg\r\n0\r\n\r\n"))
                .endsWith("\r\n\r\nread 7");
        assertThat(answer("\r\n")).endsWith("\r\n\r\nread 0");
    }

    @Test
    void ofTheUsualSizeIsReadWhileThereIsNoRoomForALargeOne() throws IOException {
        String large = "Content-Length: " + LARGE + "\r\n\r\n" + "x".repeat(LARGE - 1);
        try (Socket slow = sending(large)) {
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> answer(large + "x").startsWith("HTTP/1.1 503 "));
            assertThat(answer(large + "x"))
                    .contains("\r\nretry-after: 10\r\n")
                    .endsWith("\r\n\r\n{\"error\":\"too much is being received at once; send it again\"}");
            assertThat(rejected("no_room")).isGreaterThanOrEqualTo(2);
            assertThat(answer("Content-Length: 500\r\n\r\n" + "x".repeat(500))).endsWith("\r\n\r\nread 500");

            slow.getOutputStream().write('x');
            assertThat(answerOn(slow)).endsWith("\r\n\r\nread " + LARGE);
        }
        await().atMost(Duration.ofMinutes(1)).until(() -> answer(large + "x").endsWith("read " + LARGE));
    }

    @Test
    void thatIsTooLargeIsCountedAndGivesItsRoomBackAtOnce() throws IOException {
        assertThat(answer("Content-Length: " + (MOST + 1) + "\r\n\r\n")).startsWith("HTTP/1.1 413 ");
        assertThat(rejected("too_large")).isEqualTo(1);
        assertThat(budget.grow(0, LARGE + BodyBudget.USUAL)).isTrue();
    }

    private double rejected(String reason) {
        return registry.get("cimon.webhooks.rejected")
                .tag("reason", reason)
                .counter()
                .count();
    }

    private String answer(String request) throws IOException {
        try (Socket socket = sending(request)) {
            return answerOn(socket);
        }
    }

    /** Sends with what follows the usual headers. */
    private Socket sending(String request) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort());
        socket.setSoTimeout((int) Duration.ofMinutes(1).toMillis());
        socket.getOutputStream()
                .write(("POST / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + request).getBytes(ISO_8859_1));
        return socket;
    }

    private static String answerOn(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
}

package dev.cimon.peers;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GeneratorTest {

    private static final long STALL_MILLIS = 400;
    private static final int STALLED = 20;

    private final AtomicInteger received = new AtomicInteger();
    private final ExecutorService oneThread = Executors.newSingleThreadExecutor();
    private HttpServer server;
    private volatile boolean refusing;
    private volatile boolean stalling;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(oneThread);
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            if (received.incrementAndGet() == STALLED && stalling) {
                stall();
            }
            exchange.sendResponseHeaders(refusing ? 401 : 200, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        oneThread.shutdownNow();
    }

    @Test
    void countsWhatWasAccepted() throws IOException {
        try (Generator generator = new Generator(server.getAddress(), 4)) {
            Load load = generator.flatOut(Workload.PUSH.requests("/", 1), Duration.ofSeconds(1));

            assertThat(load.accepted()).isPositive().isBetween(received.get() - 4L, (long) received.get());
            assertThat(load.refused()).isZero();
        }
    }

    @Test
    void countsARefusalAsNoAnswer() throws IOException {
        refusing = true;
        try (Generator generator = new Generator(server.getAddress(), 4)) {
            Load load = generator.flatOut(Workload.SLASH_COMMAND.requests("/", 10), Duration.ofSeconds(1));

            assertThat(load.accepted()).isZero();
            assertThat(load.refused()).isPositive();
        }
    }

    @Test
    void sendsAllThatTheRateAsksFor() throws IOException {
        try (Generator generator = new Generator(server.getAddress(), 4)) {
            Load load = generator.steady(Workload.PUSH.requests("/", 1), 100, Duration.ofMillis(500));

            assertThat(load.accepted()).isEqualTo(50);
            assertThat(received).hasValue(50);
        }
    }

    /** What should have been sent while the server stood still was late, although it was answered at once when sent. */
    @Test
    void countsAStallForEveryRequestThatItDelayed() throws IOException {
        stalling = true;
        try (Generator generator = new Generator(server.getAddress(), 2)) {
            Load load = generator.steady(Workload.PUSH.requests("/", 1), 100, Duration.ofSeconds(1));

            assertThat(load.latencies().quantile(0.90)).isGreaterThan(STALL_MILLIS / 2.0);
        }
    }

    private static void stall() {
        try {
            TimeUnit.MILLISECONDS.sleep(STALL_MILLIS); // the stall that is measured, not a wait of this test
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

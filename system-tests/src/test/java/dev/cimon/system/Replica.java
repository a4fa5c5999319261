package dev.cimon.system;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One process of a service on a port of its own. */
final class Replica {

    private static final Duration STARTING = Duration.ofMinutes(2);
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final List<String> JVM = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xss512k",
            "-Xmx256m",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final Service service;
    private final URI address;
    private final Path log;
    private final Process process;

    private Replica(Service service, URI address, Path log, Process process) {
        this.service = service;
        this.address = address;
        this.log = log;
        this.process = process;
    }

    /** Starts it where this environment says; does not wait. */
    static Replica start(Service service, Map<String, String> environment, Path log) {
        List<String> command = new ArrayList<>(List.of(Deployed.java()));
        command.addAll(JVM);
        command.addAll(service.main(Deployed.ROOT));
        ProcessBuilder process = new ProcessBuilder(command);
        process.environment().putAll(environment);
        process.redirectErrorStream(true);
        process.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        URI address = URI.create("http://127.0.0.1:" + environment.get(service.portVariable()));
        try {
            return new Replica(service, address, log, process.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws AssertionError with the end of its log, if it does not get ready */
    void awaitReady() {
        try {
            await(service.module() + " is ready")
                    .atMost(STARTING)
                    .pollInterval(Duration.ofMillis(100))
                    .failFast(() -> !process.isAlive())
                    .until(this::ready);
        } catch (RuntimeException notReady) {
            throw new AssertionError(
                    service.module() + " did not get ready; its log ends with\n" + tail(log), notReady);
        }
    }

    /** As {@code kill -9}: it has no time to finish anything. */
    void kill() {
        process.destroyForcibly();
        await().atMost(Duration.ofSeconds(20)).until(() -> !process.isAlive());
    }

    /** Asks it to stop; does not wait. */
    void stop() {
        process.destroy();
    }

    /** Returns once it has ended; it is made to when it does not after a while. */
    void awaitEnd() {
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static String tail(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
        } catch (IOException e) {
            return "no log: " + e;
        }
    }

    private boolean ready() throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve(service.readiness()))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }
}

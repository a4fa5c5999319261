package dev.cimon.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One process of a service on a port of its own. */
public final class Replica {

    private static final Duration STARTING = Duration.ofMinutes(5);
    /** Enough to store the classes that it has loaded. */
    private static final Duration ENDING = Duration.ofMinutes(2);

    private static final long PAUSE_MILLIS = 100;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final List<String> JVM = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xss512k",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+AutoCreateSharedArchive",
            "-Xlog:cds*=off");

    private final Service service;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private volatile Process process;

    private Replica(Service service, List<String> command, Map<String, String> environment, Path log) {
        this.service = service;
        this.command = command;
        this.environment = environment;
        this.log = log;
        this.process = launch();
    }

    /** Starts it where this environment says; does not wait. What is simulated remembers everything. */
    public static Replica start(Service service, Path root, Map<String, String> environment, Path log) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(JVM);
        command.add(service == Service.SANDBOX ? "-Xmx1536m" : "-Xmx256m");
        command.add("-XX:SharedArchiveFile=" + service.classArchive(root));
        command.addAll(service.main(root));
        return new Replica(service, command, environment, log);
    }

    /** Starts it again where it was before; does not wait. */
    public void startAgain() {
        process = launch();
    }

    private Process launch() {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws AssertionError with the end of its log, if it does not get ready */
    public void awaitReady() {
        Instant end = Instant.now().plus(STARTING);
        while (!ready()) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                throw new AssertionError(service.module() + " did not get ready; its log ends with\n" + tail(log));
            }
            pause();
        }
    }

    public long pid() {
        return process.pid();
    }

    /** As {@code kill -9}: it has no time to finish anything. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }

    /** Asks it to stop; does not wait. */
    public void stop() {
        process.destroy();
    }

    /** Asks it to stop and tells how long that took; empty if it had to be killed after this time. */
    public Optional<Duration> stopWithin(Duration limit) {
        Instant asked = Instant.now();
        stop();
        try {
            if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.of(Duration.between(asked, Instant.now()));
            }
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        }
        kill();
        return Optional.empty();
    }

    /** What it shows to Prometheus. */
    public String metrics() {
        HttpRequest request = HttpRequest.newBuilder(address().resolve("/q/metrics"))
                .timeout(STARTING)
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofString()).body();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        }
    }

    /** Where it listens. */
    public URI address() {
        return URI.create("http://127.0.0.1:" + environment.get(service.portVariable()));
    }

    /** Returns once it has ended; it is made to when it does not after a while. */
    public void awaitEnd() {
        try {
            if (!process.waitFor(ENDING.toSeconds(), TimeUnit.SECONDS)) {
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

    private boolean ready() {
        HttpRequest request = HttpRequest.newBuilder(address().resolve(service.readiness()))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stopped) {
            throw interrupted(stopped);
        }
    }

    private static IllegalStateException interrupted(InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("interrupted", stopped);
    }
}

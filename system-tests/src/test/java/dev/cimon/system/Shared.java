package dev.cimon.system;

import dev.cimon.process.Deployed;
import dev.cimon.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** One system for all tests, since a start costs more than a test. Logs are in {@code target/deployed}. */
final class Shared {

    static final Path ROOT =
            Path.of(System.getProperty("cimon.root", "..")).toAbsolutePath().normalize();

    /** Told to services and sandbox, so that nothing fails because the machine is slow for a moment. */
    static final Map<String, String> UNHURRIED = Map.of(
            "CIMON_PUBLISH_WITHIN", "12s", "CIMON_SLACK_PATIENCE_SECONDS", "60", "SLACK_TRIGGER_LIFETIME", "60s");

    /** The port to which every service sends its traces; nobody listens there but {@link TracesIT}. */
    static final int COLLECTOR = Ports.one();

    private Shared() {}

    /** Started at first use; stops with this JVM. */
    private static final class Running {
        static final Deployed SYSTEM = Deployed.prepare(ROOT, folder());

        static {
            UNHURRIED.forEach(SYSTEM::tellServices);
            SYSTEM.tellServices("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:" + COLLECTOR);
            SYSTEM.startAll();
        }
    }

    static Deployed system() {
        return Running.SYSTEM;
    }

    /** A new one, for data and logs. */
    static Path folder() {
        try {
            Path target = Files.createDirectories(ROOT.resolve("system-tests/target/deployed"));
            return Files.createTempDirectory(target, "run-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }
}

package dev.cimon.system;

import dev.cimon.process.Deployed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One system for all tests, since a start costs more than a test. Logs are in {@code target/deployed}. */
final class Shared {

    static final Path ROOT =
            Path.of(System.getProperty("cimon.root", "..")).toAbsolutePath().normalize();

    private Shared() {}

    /** Started at first use; stops with this JVM. */
    private static final class Running {
        static final Deployed SYSTEM = Deployed.start(ROOT, folder());
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

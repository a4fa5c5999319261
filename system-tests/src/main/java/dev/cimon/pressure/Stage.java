package dev.cimon.pressure;

import dev.cimon.process.Deployed;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Where a scenario is played.
 *
 * @param root the folder of the repository, with everything built
 * @param folder for data and logs
 */
record Stage(String scenario, Path root, Path folder, Instant began, PrintStream out) {

    Deployed start() {
        return Deployed.start(root, folder);
    }

    void say(String words) {
        out.printf("%4d s  %s: %s%n", Duration.between(began, Instant.now()).toSeconds(), scenario, words);
    }
}

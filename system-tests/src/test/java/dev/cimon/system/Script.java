package dev.cimon.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * {@code ./cimon}, as an operator types it, on the Kafka of the system under test.
 *
 * @param folder for what it keeps
 */
record Script(Path folder) {

    /** What it prints, after which it must have ended with this code. */
    String types(int exit, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(Shared.ROOT.resolve("cimon").toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder process = new ProcessBuilder(command);
        process.environment().put("CIMON_JAVA_HOME", System.getProperty("java.home"));
        process.environment().put("CIMON_STATE_DIR", folder.resolve("state").toString());
        process.environment().put("CIMON_BUILD", "no");
        process.environment().put("KAFKA_BOOTSTRAP_SERVERS", Shared.system().brokers());
        Path output = Files.createTempFile(folder, "printed", ".txt");
        Process running = process.redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(running.waitFor(1, TimeUnit.MINUTES)).isTrue();
        } finally {
            running.destroyForcibly();
        }
        String printed = Files.readString(output);
        assertThat(running.exitValue()).as(printed).isEqualTo(exit);
        return printed;
    }
}

package dev.cimon.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.chaos.Chaos;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The short form of {@code ./cimon chaos}. */
class ChaosIT {

    private static final int DEPLOYMENTS = 30;
    private static final long SEED = 25;

    @Test
    void losesNothingAndDoesNothingTwiceWhateverDies() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Path folder = Shared.folder();

        boolean clean = Chaos.run(
                Shared.ROOT, folder, DEPLOYMENTS, SEED, new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(clean).as(printed.toString(StandardCharsets.UTF_8)).isTrue();
    }
}

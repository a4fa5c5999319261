package dev.cimon.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadmeTest {

    @ParameterizedTest
    @EnumSource
    void listsEveryCommandAsHelpDoes(Subcommand subcommand) throws IOException {
        String row = "| `/cimon " + subcommand.usage().replace("|", "\\|") + "` | " + subcommand.summary() + " |";
        assertThat(Files.readString(Path.of("../README.md"))).contains(row);
    }
}

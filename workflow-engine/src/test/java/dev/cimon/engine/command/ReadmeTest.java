package dev.cimon.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The README's table of commands is generated; {@code -Dcimon.docs.write=true} writes it anew. */
class ReadmeTest {

    private static final Path README = Path.of("../README.md");
    private static final String HEAD = "| command | does |\n| --- | --- |\n";

    @Test
    void listsEveryCommandAsHelpDoes() throws IOException {
        String readme = Files.readString(README);
        int from = readme.indexOf(HEAD);
        int to = readme.indexOf("\n\n", from) + 1;
        assertThat(from).as("where the table begins").isPositive();
        if (Boolean.getBoolean("cimon.docs.write")) {
            Files.writeString(README, readme.substring(0, from) + table() + readme.substring(to));
        }
        assertThat(Files.readString(README))
                .as("the README's commands, as -Dcimon.docs.write=true writes them")
                .contains(table() + "\n");
    }

    private static String table() {
        return HEAD
                + Arrays.stream(Subcommand.values())
                        .map(subcommand -> "| `/cimon " + subcommand.usage().replace("|", "\\|") + "` | "
                                + subcommand.summary() + " |\n")
                        .collect(Collectors.joining());
    }
}

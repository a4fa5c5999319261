package dev.cimon.inspection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.workflow.WorkflowFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkflowInspectionTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final ByteArrayOutputStream complained = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    private int types(String... arguments) {
        return new WorkflowInspection(
                        Map.of("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1", "KAFKA_DEFAULT_API_TIMEOUT_MS", "200"),
                        ZoneOffset.UTC,
                        InstantSource.system(),
                        new PrintStream(printed, true, UTF_8),
                        new PrintStream(complained, true, UTF_8))
                .run(arguments);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("cimon.yml"), text);
    }

    @Test
    void saysThatAFileIsGood() throws IOException {
        Path file = file(WorkflowFile.standardText());

        assertThat(types("check", file.toString())).isEqualTo(0);
        assertThat(printed.toString(UTF_8))
                .isEqualTo(file + " is good: pr{number}, preview, test, staging, production\n");
    }

    @Test
    void printsEveryMistakeAsCompilersDo() throws IOException {
        Path file = file("environments:\n  test:\n    onn: manual\n  production:\n    production: maybe\n");

        assertThat(types("check", file.toString())).isEqualTo(1);
        assertThat(printed.toString(UTF_8)).isEqualTo("""
            FILE:3:5: There is no key “onn” here; did you mean “on”?
            FILE:5:17: Here belongs true or false, and this is a text.
            """.replace("FILE", file.toString()));
    }

    @Test
    void saysThatThereIsNoSuchFile() {
        assertThat(types("check", "nowhere.yml")).isEqualTo(66);
        assertThat(complained.toString(UTF_8)).isEqualTo("cimon: there is no file nowhere.yml.\n");
    }

    @Test
    void saysThatAFolderIsNone() {
        assertThat(types("check", folder.toString())).isEqualTo(66);
        assertThat(complained.toString(UTF_8)).isEqualTo("cimon: " + folder + " is a folder; name the file in it.\n");
    }

    @Test
    void takesNoPictureForAWorkflow() throws IOException {
        Path file = Files.write(folder.resolve("cimon.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G', (byte) 0xff});

        assertThat(types("check", file.toString())).isEqualTo(1);
        assertThat(printed.toString(UTF_8)).isEqualTo(file + ":1:1: This is not a text in UTF-8.\n");
    }

    @Test
    void saysThatThereIsNoKafkaToTryItOn() throws IOException {
        assertThat(types("try", file(WorkflowFile.standardText()).toString())).isEqualTo(69);
        assertThat(complained.toString(UTF_8))
                .isEqualTo("cimon: Kafka does not answer at 127.0.0.1:1: start ./cimon up, or name another cluster in"
                        + " KAFKA_BOOTSTRAP_SERVERS.\n");
    }

    @Test
    void saysWhatARepositoryIs() throws IOException {
        String file = file(WorkflowFile.standardText()).toString();

        assertThat(types("try", file, "--repo", "shop")).isEqualTo(64);
        assertThat(complained.toString(UTF_8)).startsWith("Invalid value for option '--repo': not owner/name: shop\n");
    }

    @Test
    void showsItsUsageToWhoAsksWrongly() {
        assertThat(types("check")).isEqualTo(64);
        assertThat(types()).isEqualTo(64);
        assertThat(types("chekc", "x")).isEqualTo(64);
        assertThat(complained.toString(UTF_8)).contains("Usage: ./cimon workflow check");
    }
}

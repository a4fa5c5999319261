package dev.cimon.events;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Records as they stand on topics that are kept for years. A golden example is written once and never edited. */
public class GoldenTest {

    private static final Path FOLDER = Path.of("src/test/resources/golden");
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Each with its file: the first of a type is named after it, further ones are numbered. */
    static List<Arguments> examples() {
        Map<String, Integer> count = new HashMap<>();
        return Examples.full().stream()
                .map(example -> {
                    EventType type = EventType.of(example.data());
                    int number = count.merge(type.name(), 1, Integer::sum);
                    return Arguments.of(
                            number == 1 ? fileOf(type) : FOLDER.resolve(type.name() + "." + number + ".json"), example);
                })
                .toList();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void stillDecodesToTheSameEvent(Path file, EventEnvelope<Event> example) throws IOException {
        if (Boolean.getBoolean("cimon.docs.write") && Files.notExists(file)) {
            write(file, EventCodec.encode(example));
        }

        assertThat(file).exists();
        JsonNode golden = JSON.readTree(file.toFile());
        Map<String, String> headers = new LinkedHashMap<>();
        golden.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().textValue()));
        assertThat(EventCodec.decode(headers, JSON.writeValueAsBytes(golden.path("data"))))
                .isEqualTo(example);
    }

    @Test
    void knowsEveryGoldenExample() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files)
                    .containsExactlyInAnyOrderElementsOf(examples().stream()
                            .map(example -> (Path) example.get()[0])
                            .toList());
        }
    }

    /** Where the golden example of this type is, from the folder of the module. */
    public static Path fileOf(EventType type) {
        return FOLDER.resolve(type.name() + ".json");
    }

    private static void write(Path file, EncodedEvent encoded) throws IOException {
        ObjectNode golden = JSON.createObjectNode();
        golden.set("headers", JSON.valueToTree(encoded.headers()));
        golden.set("data", JSON.readTree(encoded.value()));
        Files.createDirectories(FOLDER);
        Files.writeString(file, golden.toPrettyString() + "\n");
    }
}

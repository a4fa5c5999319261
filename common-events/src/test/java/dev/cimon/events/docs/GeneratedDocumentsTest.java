package dev.cimon.events.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.cimon.events.Event;
import dev.cimon.events.EventEnvelope;
import dev.cimon.events.EventType;
import dev.cimon.events.Examples;
import dev.cimon.events.Topic;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** With {@code -Dcimon.docs.write=true} the documents are written before they are compared. */
class GeneratedDocumentsTest {

    private static final Path DOCS = Path.of("../docs");
    private static final Map<String, String> KEYS = Map.of(
            "repository", "acme/shop",
            "chain", "acme/shop",
            "workspace/channel", "T0ACME/C0SHOP",
            "workspace/user", "T0ACME/U0ALICE");

    static List<EventType> types() {
        return EventType.all();
    }

    static List<EventEnvelope<Event>> examples() {
        return Examples.full();
    }

    @ParameterizedTest
    @MethodSource("types")
    void theSchemaIsCommitted(EventType type) throws IOException {
        assertCommitted(
                EventDescription.of(type).schemaFile(), EventSchemas.of(type).toPrettyString() + "\n");
    }

    @Test
    void thereIsNoSchemaOfAForgottenType() throws IOException {
        try (Stream<Path> files = Files.list(DOCS.resolve("schemas"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(
                            types().stream().map(type -> type.name() + ".json").toList());
        }
    }

    @Test
    void theAsyncApiDocumentIsCommitted() throws IOException {
        assertCommitted("asyncapi.yaml", AsyncApiDocument.text());
    }

    @Test
    void thePageOfTheAsyncApiDocumentIsCommitted() throws IOException {
        theAsyncApiDocumentIsCommitted();
        assertCommitted("asyncapi.md", AsyncApiPage.text(DOCS));
    }

    @Test
    void theAsyncApiDocumentNamesEveryTopicAndItsReferencesLeadSomewhere() throws IOException {
        JsonNode document =
                new YAMLMapper().readTree(DOCS.resolve("asyncapi.yaml").toFile());

        assertThat(document.path("channels").findValuesAsText("address"))
                .containsAll(Arrays.stream(Topic.values()).map(Topic::topicName).toList())
                .contains("{topic}.dlq");
        assertThat(document.path("components").path("messages").findValuesAsText("name"))
                .containsExactlyInAnyOrderElementsOf(
                        types().stream().map(EventType::name).toList());
        assertThat(document.findValuesAsText("$ref")).isNotEmpty().allSatisfy(reference -> {
            if (reference.startsWith("#")) {
                assertThat(document.at(reference.substring(1)).isMissingNode()).isFalse();
            } else {
                assertThat(DOCS.resolve(reference)).exists();
            }
        });
    }

    @Test
    void theCatalogueIsCommitted() throws IOException {
        assertCommitted("events.md", EventCatalogue.text());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void theDocumentedKeyIsTheKey(EventEnvelope<Event> example) {
        String documented = EventDescription.of(EventType.of(example.data())).key();

        assertThat(example.data().partitionKey()).isEqualTo(KEYS.get(documented));
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyTypeIsDescribedInASentence(EventType type) {
        assertThat(EventDescription.of(type).sentence()).matches("[A-Z].*\\.");
    }

    private static void assertCommitted(String name, String expected) throws IOException {
        Path file = DOCS.resolve(name);
        if (Boolean.getBoolean("cimon.docs.write")) {
            Files.createDirectories(DOCS.resolve("schemas"));
            Files.writeString(file, expected);
        }
        assertThat(file)
                .as("write it with: mvn -pl common-events test -Dcimon.docs.write=true")
                .exists()
                .content()
                .isEqualTo(expected);
    }
}

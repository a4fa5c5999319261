package dev.cimon.events.docs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** docs/asyncapi.yaml, with the schemas that it refers to, as a page for people. */
final class AsyncApiPage {

    private static final String INTRODUCTION = """
            # The messages, field by field

            [asyncapi.yaml](asyncapi.yaml) for people. The list of all events, a line each: [events.md](events.md).

            %s

            Headers of every record:

            | header | | |
            | --- | --- | --- |
            %s""";

    private final Path docs;
    private final JsonNode document;

    private AsyncApiPage(Path docs) {
        this.docs = docs;
        this.document = read(new YAMLMapper(), docs.resolve("asyncapi.yaml"));
    }

    static String text(Path docs) {
        AsyncApiPage page = new AsyncApiPage(docs);
        JsonNode headers = page.document.at("/components/schemas/CloudEventHeaders");
        return INTRODUCTION.formatted(page.document.at("/info/description").asText(), rows(headers))
                + page.document.path("channels").properties().stream()
                        .map(channel -> page.channel(channel.getValue()))
                        .collect(Collectors.joining());
    }

    private String channel(JsonNode channel) {
        return "\n## `" + channel.path("address").asText() + "`\n\n"
                + channel.path("description").asText() + "\n"
                + channel.path("messages").properties().stream()
                        .map(Map.Entry::getKey)
                        .map(name -> message(document.at("/components/messages/" + name)))
                        .collect(Collectors.joining());
    }

    private String message(JsonNode message) {
        String file = message.at("/payload/$ref").asText();
        String heading =
                "\n### " + message.path("title").asText(message.path("name").asText()) + "\n\n"
                        + message.path("summary").asText();
        if (file.isEmpty()) {
            return heading + "\n";
        }
        JsonNode schema = read(new ObjectMapper(), docs.resolve(file));
        return heading + " [`" + message.path("name").asText() + "`](" + file.replaceFirst("^\\./", "") + "), key: "
                + message.at("/bindings/kafka/key/description").asText() + ".\n\n| field | | |\n| --- | --- | --- |\n"
                + rows(schema);
    }

    /** A line for each property: its name, what it is, and what its description says. */
    private static String rows(JsonNode schema) {
        return schema.path("properties").properties().stream()
                .map(property -> "| `" + property.getKey() + "` | " + type(property.getValue())
                        + (isRequired(schema, property.getKey()) ? "" : ", optional") + " | "
                        + description(schema, property.getValue()) + " |\n")
                .collect(Collectors.joining());
    }

    private static String type(JsonNode property) {
        if (property.has("$ref")) {
            return property.path("$ref").asText().replaceFirst(".*/", "");
        }
        if (property.has("const")) {
            return "`" + property.path("const").asText() + "`";
        }
        if (property.has("enum")) {
            return StreamSupport.stream(property.path("enum").spliterator(), false)
                    .map(value -> "`" + value.asText() + "`")
                    .collect(Collectors.joining(", "));
        }
        if (property.has("items")) {
            return "list of " + type(property.path("items"));
        }
        if (property.has("anyOf")) {
            return StreamSupport.stream(property.path("anyOf").spliterator(), false)
                    .map(AsyncApiPage::type)
                    .collect(Collectors.joining(" or "));
        }
        return property.path("format").asText(property.path("type").asText("anything"));
    }

    private static String description(JsonNode schema, JsonNode property) {
        String own = property.path("description").asText();
        JsonNode referred = schema.at(property.path("$ref").asText().replaceFirst("^#", ""));
        return (own.isEmpty() && property.has("$ref")
                        ? referred.path("description").asText()
                        : own)
                .replace("|", "\\|")
                .replace("<", "&lt;");
    }

    private static boolean isRequired(JsonNode schema, String name) {
        return StreamSupport.stream(schema.path("required").spliterator(), false)
                .anyMatch(required -> required.asText().equals(name));
    }

    private static JsonNode read(ObjectMapper mapper, Path file) {
        try {
            return mapper.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.cimon.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** What an editor says by the schema and what Cimon says must not differ. */
class SchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode TEXT = read(Path.of("../docs/cimon.schema.json"));
    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(TEXT);

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(Files.readString(file));
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }

    private static JsonNode json(String yaml) {
        return json(Document.parse(yaml, new Mistakes()).orElseThrow());
    }

    /** As an editor sees it, by YAML 1.2; SnakeYAML's own values are those of YAML 1.1, where “on” is true. */
    private static JsonNode json(Node node) {
        return switch (node) {
            case MappingNode mapping -> {
                ObjectNode object = JSON.createObjectNode();
                mapping.getValue()
                        .forEach(entry ->
                                object.set(((ScalarNode) entry.getKeyNode()).getValue(), json(entry.getValueNode())));
                yield object;
            }
            case SequenceNode sequence -> {
                ArrayNode array = JSON.createArrayNode();
                sequence.getValue().forEach(item -> array.add(json(item)));
                yield array;
            }
            case ScalarNode scalar ->
                Scalars.of(scalar) == Scalars.TEXT
                        ? JSON.getNodeFactory().textNode(scalar.getValue())
                        : Scalars.of(scalar) == Scalars.NOTHING ? JSON.nullNode() : read(scalar.getValue());
            default -> throw new AssertionError(node);
        };
    }

    private static List<String> complaints(JsonNode file) {
        return SCHEMA.validate(file).stream().map(Object::toString).toList();
    }

    /** JSON is YAML. */
    private static Reading reading(JsonNode file) {
        return WorkflowFile.read(file.toString());
    }

    private static JsonNode full() {
        return json(WorkflowFileTest.full());
    }

    @Test
    void acceptsTheWorkflowsThatAreGood() {
        assertThat(complaints(full())).isEmpty();
        assertThat(complaints(json(WorkflowFile.standardText()))).isEmpty();
    }

    /** The full file with one thing changed: each key misspelt, each value of another type. */
    private static List<JsonNode> changed() {
        List<JsonNode> all = new ArrayList<>();
        JsonNode full = full();
        for (String place : places(full, "")) {
            for (String value :
                    List.of("7", "true", "null", "\"\"", "\"word\"", "[]", "[7]", "[\"a\",\"a\"]", "{}", "{\"x\":1}")) {
                JsonNode copy = full.deepCopy();
                replace(copy, place, read(value));
                all.add(copy);
            }
            if (misspelt(full, place) instanceof ObjectNode copy) {
                all.add(copy);
            }
        }
        return all;
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException malformed) {
            throw new AssertionError(malformed);
        }
    }

    private static List<String> places(JsonNode node, String at) {
        List<String> all = new ArrayList<>();
        if (node instanceof ObjectNode object) {
            object.fieldNames().forEachRemaining(name -> {
                all.add(at + "/" + name.replace("~", "~0").replace("/", "~1"));
                all.addAll(places(object.get(name), at + "/" + name));
            });
        } else if (node instanceof ArrayNode array) {
            for (int index = 0; index < array.size(); index++) {
                all.add(at + "/" + index);
                all.addAll(places(array.get(index), at + "/" + index));
            }
        }
        return all;
    }

    private static void replace(JsonNode root, String place, JsonNode value) {
        int slash = place.lastIndexOf('/');
        JsonNode parent = root.at(place.substring(0, slash));
        String last = place.substring(slash + 1);
        if (parent instanceof ObjectNode object) {
            object.set(last, value);
        } else if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(last), value);
        }
    }

    private static JsonNode misspelt(JsonNode root, String place) {
        JsonNode copy = root.deepCopy();
        int slash = place.lastIndexOf('/');
        if (copy.at(place.substring(0, slash)) instanceof ObjectNode object) {
            String last = place.substring(slash + 1);
            object.set(last + " x", object.remove(last));
            return copy;
        }
        return JsonNodeFactory.instance.nullNode();
    }

    @Test
    void agreesWithTheParser() {
        assertThat(changed()).hasSizeGreaterThan(200).allSatisfy(file -> {
            Reading reading = reading(file);
            boolean good = reading instanceof Reading.Good || onlyWhatNoSchemaCanSay((Reading.Broken) reading);

            assertThat(complaints(file).isEmpty())
                    .as("%s: the schema says %s, Cimon says %s", file, complaints(file), reading)
                    .isEqualTo(good);
        });
    }

    private static boolean onlyWhatNoSchemaCanSay(Reading.Broken broken) {
        return broken.mistakes().stream()
                .map(Mistake::sentence)
                .allMatch(sentence -> sentence.startsWith("There is no environment")
                        || sentence.startsWith("No environment would ever")
                        || sentence.contains("cannot come after itself")
                        || sentence.contains("is not a cron")
                        || sentence.contains("is no time zone")
                        || sentence.contains(" is one of ")
                        || sentence.contains("is no GitHub team")
                        || sentence.contains("is no id of"));
    }

    @Test
    void knowsTheKeysOfTheParser() {
        assertThat(keys("/properties")).isEqualTo(new TreeSet<>(WorkflowReader.KEYS));
        assertThat(keys("/$defs/environment/properties")).isEqualTo(new TreeSet<>(EnvironmentReader.KEYS));
        assertThat(keys("/$defs/parameter/properties")).isEqualTo(new TreeSet<>(ParametersReader.KEYS));
        assertThat(keys("/$defs/notification/properties")).isEqualTo(new TreeSet<>(NotificationsReader.KEYS));
        assertThat(keys("/$defs/ci/properties")).isEqualTo(new TreeSet<>(CiReader.KEYS));
        assertThat(keys("/$defs/ci/properties/parameter-names/properties")).isEqualTo(DeclaredParameter.TAKEN);
        assertThat(keys("/$defs/people/properties")).isEqualTo(new TreeSet<>(PeopleReader.KEYS));
    }

    private static Set<String> keys(String place) {
        Set<String> keys = new TreeSet<>();
        TEXT.at(place).fieldNames().forEachRemaining(keys::add);
        return keys;
    }
}

package dev.cimon.events.docs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.cimon.events.Topic;
import java.util.Arrays;
import java.util.List;

/** The AsyncAPI 3.0 document of all topics. */
final class AsyncApiDocument {

    private static final String BINDING_VERSION = "0.5.0";
    private static final YAMLMapper YAML = YAMLMapper.builder()
            .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
            .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
            .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
            .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
            .disable(YAMLGenerator.Feature.SPLIT_LINES)
            .build();

    private AsyncApiDocument() {}

    static String text() {
        ObjectNode document = object().put("asyncapi", "3.0.0");
        document.set("info", info());
        document.put("defaultContentType", "application/json");
        document.set("servers", servers());
        document.set("channels", channels());
        document.set("components", components());
        try {
            return "# Generated from the records in common-events; see its README.\n"
                    + YAML.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode info() {
        ObjectNode info = object().put("title", "Cimon").put("version", "1.0.0").put("description", """
                        What happened in Slack, on GitHub and on CI, what Cimon decided, and what Slack should show.
                        Every record is a CloudEvent 1.0 in binary mode: attributes in the headers, plain JSON in the value.
                        The same fact always has the same ce_id, so a record that was delivered twice can be recognised.""");
        info.putObject("license")
                .put("name", "Apache-2.0")
                .put("url", "https://www.apache.org/licenses/LICENSE-2.0.txt");
        return info;
    }

    private static ObjectNode servers() {
        ObjectNode servers = object();
        servers.putObject("local")
                .put("host", "localhost:19092")
                .put("protocol", "kafka")
                .put("description", "The broker inside the sandbox.");
        ObjectNode cluster = servers.putObject("cluster")
                .put("host", "{bootstrapServers}")
                .put("protocol", "kafka")
                .put("description", "The broker of an installation.");
        cluster.putObject("variables")
                .putObject("bootstrapServers")
                .put("description", "The value of KAFKA_BOOTSTRAP_SERVERS.")
                .put("default", "localhost:19092");
        return servers;
    }

    private static ObjectNode channels() {
        ObjectNode channels = object();
        for (Topic topic : Topic.values()) {
            channels.set(idOf(topic), channel(topic));
        }
        channels.set("deadLetters", deadLetters());
        return channels;
    }

    private static ObjectNode channel(Topic topic) {
        ObjectNode channel = object().put("address", topic.topicName())
                .put("description", Javadoc.of(topic.content()).text());
        ObjectNode messages = channel.putObject("messages");
        of(topic).forEach(event -> messages.set(event.title(), reference("#/components/messages/" + event.title())));
        channel.putObject("bindings")
                .putObject("kafka")
                .put("topic", topic.topicName())
                .put("bindingVersion", BINDING_VERSION);
        return channel;
    }

    private static ObjectNode deadLetters() {
        ObjectNode channel = object().put("address", "{topic}.dlq").put("description", """
                        Records of a topic that could not be processed, as they were: same key, same value, same headers, \
                        and the reason in the dead-letter-reason header.""");
        ObjectNode topic = channel.putObject("parameters")
                .putObject("topic")
                .put("description", "The topic the record was read from.");
        Arrays.stream(Topic.values()).forEach(each -> topic.withArray("enum").add(each.topicName()));
        channel.putObject("messages").set("DeadLetter", reference("#/components/messages/DeadLetter"));
        return channel;
    }

    private static ObjectNode components() {
        ObjectNode components = object();
        ObjectNode messages = components.putObject("messages");
        EventDescription.all().forEach(event -> messages.set(event.title(), message(event)));
        ObjectNode deadLetter =
                messages.putObject("DeadLetter").put("summary", "A record that could not be processed.");
        deadLetter.set("headers", deadLetterHeaders());
        components.putObject("schemas").set("CloudEventHeaders", cloudEventHeaders());
        return components;
    }

    private static ObjectNode message(EventDescription event) {
        ObjectNode message = object().put("name", event.type().name())
                .put("title", event.title())
                .put("summary", event.sentence())
                .put("contentType", "application/json");
        ObjectNode headers = message.putObject("headers");
        headers.withArray("allOf").add(reference("#/components/schemas/CloudEventHeaders"));
        headers.withArray("allOf")
                .addObject()
                .putObject("properties")
                .putObject("ce_type")
                .put("const", event.type().name());
        message.set("payload", reference("./" + event.schemaFile()));
        ObjectNode kafka = message.putObject("bindings").putObject("kafka");
        kafka.putObject("key").put("type", "string").put("description", event.key());
        kafka.put("bindingVersion", BINDING_VERSION);
        return message;
    }

    private static ObjectNode cloudEventHeaders() {
        ObjectNode headers = object().put("type", "object");
        List.of("ce_specversion", "ce_id", "ce_source", "ce_type", "ce_time", "ce_subject", "content-type")
                .forEach(headers.withArray("required")::add);
        ObjectNode properties = headers.putObject("properties");
        properties.putObject("ce_specversion").put("type", "string").put("const", "1.0");
        put(properties, "ce_id", "The same fact always has the same id.");
        put(properties, "ce_source", "The service that says it, for example /github-gateway.");
        put(properties, "ce_type", "dev.cimon.<area>.<name>.v1");
        put(properties, "ce_time", "When it happened.").put("format", "date-time");
        put(properties, "ce_subject", "The same as the key of the record.");
        put(properties, "ce_causationid", "The ce_id of the event that led to this one, where one did.");
        put(properties, "traceparent", "W3C trace context.");
        properties.putObject("content-type").put("type", "string").put("const", "application/json");
        return headers;
    }

    private static ObjectNode deadLetterHeaders() {
        ObjectNode headers = object().put("type", "object");
        ObjectNode properties = headers.putObject("properties");
        put(properties, "dead-letter-reason", "What went wrong, in one sentence.");
        put(properties, "dead-letter-topic", "The topic the record was read from.");
        put(properties, "dead-letter-partition", "The partition it was read from.");
        put(properties, "dead-letter-offset", "Its offset there.");
        return headers;
    }

    private static ObjectNode put(ObjectNode properties, String name, String description) {
        return properties.putObject(name).put("type", "string").put("description", description);
    }

    private static List<EventDescription> of(Topic topic) {
        return EventDescription.all().stream()
                .filter(event -> event.type().topic() == topic)
                .toList();
    }

    private static String idOf(Topic topic) {
        return topic.topicName()
                .replace("cimon.", "")
                .replace(".e", "E")
                .replace(".c", "C")
                .replace(".r", "R");
    }

    private static ObjectNode reference(String target) {
        return object().put("$ref", target);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}

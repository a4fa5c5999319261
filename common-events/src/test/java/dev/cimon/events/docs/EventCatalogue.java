package dev.cimon.events.docs;

import dev.cimon.events.Topic;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The table of all events for people. */
final class EventCatalogue {

    private static final String INTRODUCTION = """
            # Events

            Every record on a topic is a [CloudEvent](https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md)
            in binary mode: the attributes are headers (`ce_id`, `ce_type`, `ce_time`, …), the value is plain JSON.
            The same fact always has the same `ce_id`. Records with the same key keep their order.
            What could not be processed goes to `<topic>.dlq` with its reason in the headers.
            Field by field: [asyncapi.md](asyncapi.md); for machines: [asyncapi.yaml](asyncapi.yaml).

            This page is generated from the records in `common-events`; see its README.
            """;

    private EventCatalogue() {}

    static String text() {
        return Arrays.stream(Topic.values())
                .map(EventCatalogue::section)
                .collect(Collectors.joining("", INTRODUCTION, ""));
    }

    private static String section(Topic topic) {
        return """

                ## `%s`

                %s

                | type | when | key |
                | --- | --- | --- |
                """.formatted(topic.topicName(), Javadoc.of(topic.content()).firstSentence())
                + EventDescription.all().stream()
                        .filter(event -> event.type().topic() == topic)
                        .map(EventCatalogue::row)
                        .collect(Collectors.joining());
    }

    private static String row(EventDescription event) {
        return "| [`%s`](%s) | %s | %s |\n"
                .formatted(event.type().name(), event.schemaFile(), event.sentence(), event.key());
    }
}

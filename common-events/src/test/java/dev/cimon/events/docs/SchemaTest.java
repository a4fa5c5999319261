package dev.cimon.events.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.cimon.events.Event;
import dev.cimon.events.EventCodec;
import dev.cimon.events.EventEnvelope;
import dev.cimon.events.EventType;
import dev.cimon.events.Examples;
import dev.cimon.events.GoldenTest;
import dev.cimon.events.MalformedEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    static List<EventType> types() {
        return EventType.all();
    }

    static List<EventEnvelope<Event>> examples() {
        return Examples.full();
    }

    @ParameterizedTest
    @MethodSource("types")
    void acceptsTheGoldenExample(EventType type) throws IOException {
        assertThat(schemaOf(type)
                        .validate(
                                JSON.readTree(GoldenTest.fileOf(type).toFile()).path("data")))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void refusesWhatTheCodecRefuses(EventEnvelope<Event> example) throws IOException {
        Map<String, String> headers = EventCodec.encode(example).headers();
        JsonSchema schema = schemaOf(EventType.of(example.data()));
        ObjectNode whole = (ObjectNode) JSON.readTree(EventCodec.encode(example).value());

        for (String property : namesIn(whole)) {
            ObjectNode without = whole.deepCopy().without(property);
            byte[] value = JSON.writeValueAsBytes(without);
            if (schema.validate(without).isEmpty()) {
                assertThat(EventCodec.decode(headers, value).data()).isNotEqualTo(example.data());
            } else {
                assertThatThrownBy(() -> EventCodec.decode(headers, value))
                        .isInstanceOf(MalformedEvent.class)
                        .hasMessageEndingWith(" at " + property);
            }
        }
    }

    private static List<String> namesIn(ObjectNode object) {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static JsonSchema schemaOf(EventType type) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(EventSchemas.of(type));
    }
}

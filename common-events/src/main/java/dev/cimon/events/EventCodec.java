package dev.cimon.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.AnnotationIntrospector;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * CloudEvents 1.0 in the binary mode of the Kafka protocol binding: attributes as {@code ce_*} headers, the data as plain
 * JSON in the value (<a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md">binding</a>).
 */
public final class EventCodec {

    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .annotationIntrospector(
                    AnnotationIntrospector.pair(new RequiredComponents(), new JacksonAnnotationIntrospector()))
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private EventCodec() {}

    /** The mapper of the event contracts, for whoever stores their parts as JSON. */
    public static JsonMapper json() {
        return JSON;
    }

    public static EncodedEvent encode(EventEnvelope<?> envelope) {
        EventType type = EventType.of(envelope.data());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", envelope.id());
        headers.put("ce_source", envelope.source());
        headers.put("ce_type", type.name());
        headers.put("ce_time", envelope.time().toString());
        headers.put("ce_subject", envelope.data().partitionKey());
        putIfPresent(headers, "ce_causationid", envelope.cause());
        putIfPresent(headers, "traceparent", envelope.traceparent());
        headers.put("content-type", "application/json");
        return new EncodedEvent(
                type.topic().topicName(), envelope.data().partitionKey(), headers, bytes(envelope.data()));
    }

    /** @throws MalformedEvent if an attribute is missing, the type is unknown or the data do not fit it */
    public static EventEnvelope<Event> decode(Map<String, String> headers, byte @Nullable [] value) {
        String name = required(headers, "ce_type");
        EventType type =
                EventType.named(name).orElseThrow(() -> new MalformedEvent("unknown event type " + name, null));
        return new EventEnvelope<>(
                required(headers, "ce_id"),
                required(headers, "ce_source"),
                time(required(headers, "ce_time")),
                headers.get("ce_causationid"),
                headers.get("traceparent"),
                data(type, value));
    }

    private static Event data(EventType type, byte @Nullable [] value) {
        if (value == null) {
            throw new MalformedEvent("no data", null);
        }
        try {
            JsonNode tree = JSON.readTree(value);
            if (!tree.isObject()) {
                throw new MalformedEvent("the data are not a JSON object", null);
            }
            return JSON.treeToValue(tree, type.record());
        } catch (IOException e) {
            throw new MalformedEvent("the data are not a valid " + type.name() + placeOf(e), e);
        }
    }

    private static String placeOf(IOException failure) {
        return failure instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(step -> step.getFieldName() == null ? "[" + step.getIndex() + "]" : step.getFieldName())
                        .collect(Collectors.joining(".", " at ", ""))
                : "";
    }

    private static byte[] bytes(Event event) {
        try {
            return JSON.writeValueAsBytes(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event record that Jackson cannot write: " + event.getClass(), e);
        }
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new MalformedEvent("ce_time is not a time: " + text, e);
        }
    }

    private static String required(Map<String, String> headers, String name) {
        String value = headers.get(name);
        if (value == null || value.isBlank()) {
            throw new MalformedEvent("no " + name + " header", null);
        }
        return value;
    }

    private static void putIfPresent(Map<String, String> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.put(name, value);
        }
    }
}

package dev.cimon.notifier.result;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.cimon.events.EncodedEvent;
import dev.cimon.events.EventCodec;
import dev.cimon.events.Topic;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** An event that Kafka does not have yet. */
@Entity
@Table(name = "result")
class ResultRow {

    @Id
    private long number;

    private String recordKey;
    private String headers;
    private String value;

    /** For Hibernate, which writes every field. */
    @SuppressWarnings("NullAway.Init") // Hibernate sets the fields
    protected ResultRow() {}

    long number() {
        return number;
    }

    EncodedEvent event() {
        return new EncodedEvent(Topic.SLACK_RESULTS_NAME, recordKey, headers(), value.getBytes(StandardCharsets.UTF_8));
    }

    private Map<String, String> headers() {
        try {
            return EventCodec.json().readValue(headers, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("result " + number + " has unreadable headers", e);
        }
    }
}

package dev.cimon.engine.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cimon.events.EventCodec;

/** The engine's records as they stand in a column. */
final class Json {

    private Json() {}

    static String write(Object record) {
        try {
            return EventCodec.json().writeValueAsString(record);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a record that Jackson cannot write: " + record.getClass(), e);
        }
    }

    static <T> T read(String text, Class<T> type) {
        try {
            return EventCodec.json().readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new UnreadableState(type, e);
        }
    }
}

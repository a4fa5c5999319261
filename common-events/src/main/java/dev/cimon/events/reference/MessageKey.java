package dev.cimon.events.reference;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** What a Slack message is about, for example {@code deployment/4f0c…}: one message exists per key and channel. */
public record MessageKey(@JsonValue String key) {

    /** @throws IllegalArgumentException if a message key has 1 to 255 characters */
    @JsonCreator
    public MessageKey {
        if (key.isBlank() || key.length() > 255) {
            throw new IllegalArgumentException("a message key has 1 to 255 characters: " + key);
        }
    }

    @Override
    public String toString() {
        return key;
    }
}

package dev.cimon.events.reference;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Where a deployment goes: {@code preview}, {@code production}, {@code pr27}. */
public record EnvironmentName(@JsonValue String name) {

    /** @throws IllegalArgumentException if an environment name has 1 to 255 characters */
    @JsonCreator
    public EnvironmentName {
        if (name.isBlank() || name.length() > 255) {
            throw new IllegalArgumentException("an environment name has 1 to 255 characters: " + name);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}

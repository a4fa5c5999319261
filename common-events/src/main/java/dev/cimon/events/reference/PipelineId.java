package dev.cimon.events.reference;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** A CI pipeline by its provider's id. */
public record PipelineId(@JsonValue String id) {

    /** @throws IllegalArgumentException if a pipeline id is not blank */
    @JsonCreator
    public PipelineId {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a pipeline id is not blank: " + id);
        }
    }

    @Override
    public String toString() {
        return id;
    }
}

package dev.cimon.events.reference;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A commit by its full object name (SHA-1 or SHA-256, lower-case hexadecimal). */
public record Revision(@JsonValue String sha) {

    private static final Pattern SHA = Pattern.compile("[0-9a-f]{40}([0-9a-f]{24})?");

    /** @throws IllegalArgumentException if this is not a full object name */
    @JsonCreator
    public Revision {
        if (!SHA.matcher(sha).matches()) {
            throw new IllegalArgumentException("not a full commit SHA: " + sha);
        }
    }

    /** The seven digits people recognise a commit by. */
    public String abbreviated() {
        return sha.substring(0, 7);
    }

    @Override
    public String toString() {
        return sha;
    }
}

package dev.cimon.events.reference;

import static java.util.Objects.requireNonNull;

/** A person in Slack: the id to mention them by, the name to read. */
public record SlackUser(String id, String name) {

    /** @throws IllegalArgumentException if the id is blank */
    public SlackUser {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a Slack user has an id");
        }
        requireNonNull(name, "name");
    }
}

package dev.cimon.events.reference;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Identity of one deployment in every place that stores it: our tables, GitHub's payload, the CI parameters. */
public record DeploymentId(@JsonValue UUID id) {

    /** The same event always asks for the same deployment, so a repeated event cannot make a second one. */
    public static DeploymentId causedBy(String eventId, RepositoryName repository, EnvironmentName environment) {
        String cause = eventId + "\n" + repository + "\n" + environment;
        return new DeploymentId(UUID.nameUUIDFromBytes(cause.getBytes(StandardCharsets.UTF_8)));
    }

    /** @throws IllegalArgumentException if the text is not a UUID */
    @JsonCreator
    public static DeploymentId of(String id) {
        return new DeploymentId(UUID.fromString(id));
    }

    @Override
    public String toString() {
        return id.toString();
    }
}

package dev.cimon.events.deployment;

import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.SlackUser;
import org.jspecify.annotations.Nullable;

/**
 * A setting of a project was given a value, or went back to its default.
 *
 * @param value absent when it went back to its default
 */
public record SettingChanged(
        RepositoryName repository, String setting, @Nullable String value, SlackUser by) implements DecisionEvent {

    @Override
    public String partitionKey() {
        return repository.toString();
    }
}

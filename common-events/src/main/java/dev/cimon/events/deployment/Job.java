package dev.cimon.events.deployment;

import org.jspecify.annotations.Nullable;

/** A CI job of a running deployment. */
public record Job(String name, State state, @Nullable Long number) {

    /** Where a job is. */
    public enum State {
        PENDING,
        RUNNING,
        SUCCEEDED,
        FAILED,
        CANCELLED
    }
}

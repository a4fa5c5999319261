package dev.cimon.engine.github;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The next status of a GitHub Deployment.
 *
 * @param description cut to the 140 characters GitHub accepts
 * @param autoInactive whether a success sets older deployments of the same environment inactive
 */
public record DeploymentStatus(
        State state,
        String description,
        @Nullable URI logUrl,
        @Nullable URI environmentUrl,
        boolean autoInactive) {
    static final int LONGEST_DESCRIPTION = 140;

    public DeploymentStatus {
        description = shortened(description);
    }

    /** GitHub's states that Cimon reports. */
    public enum State {
        QUEUED,
        IN_PROGRESS,
        SUCCESS,
        FAILURE,
        ERROR,
        INACTIVE
    }

    static String shortened(String text) {
        if (text.length() <= LONGEST_DESCRIPTION) {
            return text;
        }
        int end = LONGEST_DESCRIPTION - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}

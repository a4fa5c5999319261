package dev.cimon.events.deployment;

import dev.cimon.events.reference.SlackUser;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why a deployment was asked for, and by whom.
 *
 * @param eventId the {@code ce_id} of the event that asked
 * @param person the Slack user, where one asked
 * @param login the GitHub user, where known
 * @param at when it happened where it happened, if that is known: of two, the later one is the newer
 * @param reason the words the person gave
 * @param restores the number of the deployment whose revision a rollback brings back
 * @param forced why the person insists on it, whatever gates say that can be forced
 * @param parameters for CI, with the defaults of the workflow; absent in what deploys by itself where there are none, and in
 *     older events
 */
public record Trigger(
        Kind kind,
        String eventId,
        @Nullable SlackUser person,
        @Nullable String login,
        @Nullable Integer pullRequest,
        @Nullable Instant at,
        @Nullable String reason,
        @Nullable Long restores,
        @Nullable String forced,
        @Nullable List<Parameter> parameters) {

    public Trigger {
        parameters = parameters == null ? null : List.copyOf(parameters);
    }

    public Trigger(
            Kind kind,
            String eventId,
            @Nullable SlackUser person,
            @Nullable String login,
            @Nullable Integer pullRequest,
            @Nullable Instant at,
            @Nullable String reason) {
        this(kind, eventId, person, login, pullRequest, at, reason, null, null, null);
    }

    /** The same, for a rollback to that deployment. */
    public Trigger restoring(@Nullable Long number) {
        return new Trigger(kind, eventId, person, login, pullRequest, at, reason, number, forced, parameters);
    }

    /** The same, for one that a person insists on. */
    public Trigger forcedBecause(@Nullable String insistence) {
        return new Trigger(kind, eventId, person, login, pullRequest, at, reason, restores, insistence, parameters);
    }

    /** The same, with these parameters. */
    public Trigger with(List<Parameter> given) {
        return new Trigger(kind, eventId, person, login, pullRequest, at, reason, restores, forced, given);
    }

    /** Whether a person in Slack asked for this very deployment. */
    public boolean byHand() {
        return switch (kind) {
            case COMMAND, RETRY, ROLLBACK -> true;
            case PUSH, TAG, PULL_REQUEST, GITHUB_DEPLOYMENT -> false;
        };
    }

    /** What set it off. */
    public enum Kind {
        COMMAND,
        PUSH,
        TAG,
        PULL_REQUEST,
        GITHUB_DEPLOYMENT,
        RETRY,
        ROLLBACK
    }
}

package dev.cimon.events.deployment;

import dev.cimon.events.reference.SlackUser;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may approve the deployment does not: it is refused.
 *
 * @param login theirs on GitHub, where it is known
 * @param right by which they may, in words
 * @param reason why, if they say so
 */
public record DeploymentRejected(
        DeploymentRef deployment,
        SlackUser by,
        @Nullable String login,
        String right,
        @Nullable String reason) implements DeploymentEvent {}

package dev.cimon.events.deployment;

import dev.cimon.events.reference.Revision;
import dev.cimon.events.reference.SlackUser;
import org.jspecify.annotations.Nullable;

/**
 * Somebody agrees to the deployment.
 *
 * @param login theirs on GitHub, where it is known
 * @param right by which they may, in words
 * @param revision the one they agree to
 */
public record DeploymentApproved(
        DeploymentRef deployment, SlackUser by, @Nullable String login, String right, Revision revision)
        implements DeploymentEvent {}

package dev.cimon.engine.github;

import dev.cimon.events.reference.DeploymentId;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** What Cimon writes under {@code payload.cimon} of a GitHub Deployment, and finds it again by. */
public record CimonPayload(
        DeploymentId deployment, long number, @Nullable URI url, String trigger, String requester) {}

package dev.cimon.engine.workflow;

import dev.cimon.engine.deployment.EnvironmentKind;
import dev.cimon.events.reference.EnvironmentName;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where an environment can be visited. */
public final class EnvironmentUrl {

    private EnvironmentUrl() {}

    /**
     * {@code https://<environment>.<base domain>/}, without the environment for production; the base domain is the host
     * of the repository's homepage. Empty where the repository names no homepage, or one by its IPv6 address.
     */
    public static Optional<URI> of(@Nullable URI homepage, EnvironmentName environment, EnvironmentKind kind) {
        return Optional.ofNullable(homepage)
                .map(URI::getHost)
                .filter(host -> !host.startsWith("["))
                .map(host -> kind == EnvironmentKind.PRODUCTION ? host : environment + "." + host)
                .map(host -> URI.create("https://" + host + "/"));
    }
}

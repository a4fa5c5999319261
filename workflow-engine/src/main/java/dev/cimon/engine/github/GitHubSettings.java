package dev.cimon.engine.github;

import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Where GitHub is and as whom to call it.
 *
 * @param apiUrl {@code https://api.github.com}, or that of a GitHub Enterprise Server
 * @param patience how long to wait for an answer
 */
public record GitHubSettings(URI apiUrl, GitHubLogin login, Duration patience, InstantSource clock) {

    public GitHubSettings {
        String url = apiUrl.toString();
        apiUrl = url.endsWith("/") ? URI.create(url.substring(0, url.length() - 1)) : apiUrl;
    }

    /** Waits ten seconds for an answer. */
    public GitHubSettings(URI apiUrl, GitHubLogin login) {
        this(apiUrl, login, Duration.ofSeconds(10), InstantSource.system());
    }
}

package dev.cimon.engine.circleci;

import dev.cimon.launch.RequiredSettings;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Where CircleCI is and how to log in. The token never shows in {@code toString}.
 *
 * @param apiUrl that of API v2, for example {@code https://circleci.com/api/v2}
 * @param patience how long to wait for an answer
 */
public record CircleCiSettings(URI apiUrl, String token, Duration patience, InstantSource clock) {

    /** @throws IllegalArgumentException if the token is blank or could break out of its header */
    public CircleCiSettings {
        token = token.strip();
        if (!RequiredSettings.canBeToken(token)) {
            throw new IllegalArgumentException("CIRCLECI_TOKEN is not a token");
        }
        String url = apiUrl.toString();
        apiUrl = url.endsWith("/") ? URI.create(url.substring(0, url.length() - 1)) : apiUrl;
    }

    /** Waits ten seconds for an answer. */
    public CircleCiSettings(URI apiUrl, String token) {
        this(apiUrl, token, Duration.ofSeconds(10), InstantSource.system());
    }

    @Override
    public String toString() {
        return "CircleCiSettings[" + apiUrl + ", ***]";
    }
}

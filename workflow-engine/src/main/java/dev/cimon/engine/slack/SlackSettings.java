package dev.cimon.engine.slack;

import dev.cimon.launch.RequiredSettings;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Where Slack is and how to log in. The token never shows in {@code toString}.
 *
 * @param apiUrl that of the Web API, for example {@code https://slack.com/api/}
 * @param botToken absent where nothing is to be asked
 * @param patience how long to wait for an answer
 */
public record SlackSettings(URI apiUrl, Optional<String> botToken, Duration patience, InstantSource clock) {

    /** @throws IllegalArgumentException if the token could break out of its header */
    public SlackSettings {
        botToken = botToken.map(String::strip).filter(token -> !token.isEmpty());
        if (botToken.filter(token -> !RequiredSettings.canBeToken(token)).isPresent()) {
            throw new IllegalArgumentException("SLACK_BOT_TOKEN is not a token");
        }
        String url = apiUrl.toString();
        apiUrl = url.endsWith("/") ? apiUrl : URI.create(url + "/");
    }

    /** Waits ten seconds for an answer. */
    public SlackSettings(URI apiUrl, Optional<String> botToken) {
        this(apiUrl, botToken, Duration.ofSeconds(10), InstantSource.system());
    }

    @Override
    public String toString() {
        return "SlackSettings[" + apiUrl + ", ***]";
    }
}

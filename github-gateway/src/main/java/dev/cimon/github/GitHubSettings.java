package dev.cimon.github;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What the operator sets. Environment: {@code GITHUB_…}. */
@ConfigMapping(prefix = "github")
interface GitHubSettings {

    /** The secret that stands in the webhook's or the GitHub App's settings. */
    String webhookSecret();

    /** Without an App nobody can be asked for missed deliveries. */
    Optional<String> appId();

    /** PEM, as GitHub hands it out; line breaks may be written as {@code \n}. */
    Optional<String> appPrivateKey();

    /** The file that holds the key. It wins over the key itself. */
    Optional<String> appPrivateKeyFile();

    /** With it and its secret, people can prove which account is theirs. */
    Optional<String> clientId();

    Optional<String> clientSecret();

    /** Differs for GitHub Enterprise Server. */
    @WithDefault("https://api.github.com")
    URI apiUrl();

    /** How often missed deliveries are looked for. */
    @WithDefault("3m")
    Duration healEvery();
}

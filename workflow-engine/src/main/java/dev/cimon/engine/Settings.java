package dev.cimon.engine;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** What an operator can say to the engine, by the names of the environment variables. */
public final class Settings {

    private Settings() {}

    /** {@code GITHUB_…}: a token, or an App's id and private key. */
    @ConfigMapping(prefix = "github")
    public interface GitHub {

        @WithDefault("https://api.github.com")
        URI apiUrl();

        Optional<String> token();

        Optional<String> appId();

        Optional<String> appPrivateKey();

        Optional<String> appPrivateKeyFile();

        /** With it and the secret, only who has proved their login on GitHub counts as it. */
        Optional<String> clientId();

        Optional<String> clientSecret();
    }

    /** {@code SLACK_…}. */
    @ConfigMapping(prefix = "slack")
    public interface Slack {

        /** The command word of this installation, for answers that name a command. */
        @WithDefault("/cimon")
        String command();

        @WithDefault("https://slack.com/api/")
        URI apiUrl();

        /** Absent where no workflow names user groups. */
        Optional<String> botToken();
    }

    /** {@code CIRCLECI_…}. */
    @ConfigMapping(prefix = "circleci")
    public interface CircleCi {

        @WithDefault("https://circleci.com/api/v2")
        URI apiUrl();

        String token();
    }
}

package dev.cimon.engine;

import dev.cimon.engine.circleci.CircleCiClient;
import dev.cimon.engine.circleci.CircleCiSettings;
import dev.cimon.engine.github.GitHubClient;
import dev.cimon.engine.github.GitHubLogin;
import dev.cimon.engine.github.GitHubSettings;
import dev.cimon.engine.provider.ProviderCalls;
import dev.cimon.engine.slack.SlackClient;
import dev.cimon.engine.slack.SlackSettings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;

/** Makes the clients of the providers, and the clock, from the settings. */
@ApplicationScoped
class Providers {

    @Produces
    @Singleton
    Clock clock() {
        return Clock.systemUTC();
    }

    @Produces
    @Singleton
    CircleCiClient circleCi(Settings.CircleCi settings, ProviderCalls calls) {
        return new CircleCiClient(new CircleCiSettings(settings.apiUrl(), settings.token()), calls);
    }

    @Produces
    @Singleton
    GitHubClient gitHub(Settings.GitHub settings, ProviderCalls calls) {
        return new GitHubClient(new GitHubSettings(settings.apiUrl(), login(settings)), calls);
    }

    @Produces
    @Singleton
    SlackClient slack(Settings.Slack settings, ProviderCalls calls) {
        return new SlackClient(new SlackSettings(settings.apiUrl(), settings.botToken()), calls);
    }

    private static GitHubLogin login(Settings.GitHub settings) {
        if (settings.appId().isEmpty()) {
            return new GitHubLogin.Token(settings.token().orElseThrow());
        }
        String appId = settings.appId().get();
        return settings.appPrivateKeyFile()
                .map(file -> GitHubLogin.app(appId, Path.of(file)))
                .orElseGet(() -> GitHubLogin.app(appId, settings.appPrivateKey().orElseThrow()));
    }
}

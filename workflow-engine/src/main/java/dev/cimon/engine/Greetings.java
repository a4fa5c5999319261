package dev.cimon.engine;

import dev.cimon.engine.circleci.CircleCiClient;
import dev.cimon.engine.github.GitHubClient;
import dev.cimon.engine.provider.Outcome;
import dev.cimon.engine.slack.SlackClient;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * Calls every provider once, in the background: tells early that a token is wrong, and the first command finds the
 * clients warm and a connection open.
 */
@ApplicationScoped
class Greetings {

    private static final Logger LOG = Logger.getLogger(Greetings.class);

    private final GitHubClient gitHub;
    private final CircleCiClient circleCi;
    private final SlackClient slack;

    Greetings(GitHubClient gitHub, CircleCiClient circleCi, SlackClient slack) {
        this.gitHub = gitHub;
        this.circleCi = circleCi;
        this.slack = slack;
    }

    void onStart(@Observes StartupEvent started) {
        Thread.ofVirtual().name("greeting-github").start(() -> greeted("GitHub", gitHub.greet()));
        Thread.ofVirtual().name("greeting-circleci").start(() -> greeted("CircleCI", circleCi.greet()));
        Thread.ofVirtual().name("greeting-slack").start(() -> greeted("Slack", slack.greet()));
    }

    private static void greeted(String provider, Outcome<?> outcome) {
        switch (outcome) {
            case Outcome.Done<?> _ -> {}
            case Outcome.Refused<?>(int status, String words) ->
                LOG.warnf("%s refuses us (%d): %s", provider, status, words);
            case Outcome.RetryLater<?>(var _, String words) -> LOG.warnf("%s does not answer: %s", provider, words);
            case Outcome.Unknown<?>(String words) -> LOG.warnf("%s does not answer: %s", provider, words);
        }
    }
}

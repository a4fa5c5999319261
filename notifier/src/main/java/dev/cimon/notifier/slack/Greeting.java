package dev.cimon.notifier.slack;

import dev.cimon.notifier.slack.Outcome.Refused;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * Keeps a connection to Slack open, since a modal has no time for a TLS handshake, and tells early that a token is
 * wrong. Idle connections are kept for five minutes by the client.
 */
@ApplicationScoped
class Greeting {

    private static final Logger LOG = Logger.getLogger(Greeting.class);

    private final SlackClient slack;

    Greeting(SlackClient slack) {
        this.slack = slack;
    }

    void onStart(@Observes StartupEvent started) {
        Thread.ofVirtual().name("greeting").start(this::greet);
    }

    @Scheduled(every = "4m", delayed = "4m")
    @RunOnVirtualThread
    void greet() {
        if (slack.greet() instanceof Refused<Boolean>(String code)) {
            LOG.errorf("Slack refuses our token (%s): set a valid SLACK_BOT_TOKEN", code);
        }
    }
}

package dev.cimon.notifier.slack;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** How to reach Slack. Environment: {@code SLACK_…}. */
@ConfigMapping(prefix = "slack")
public interface SlackSettings {

    /** {@code xoxb-…}; never printed. */
    String botToken();

    /** Where the Web API is. */
    @WithDefault("https://slack.com/api/")
    URI apiUrl();

    @WithDefault("2s")
    Duration connectTimeout();

    @WithDefault("5s")
    Duration readTimeout();

    /** A message that changes faster than this is drawn with its newest version only. */
    @WithDefault("1s")
    Duration updateInterval();

    /**
     * How long Slack lets a {@code trigger_id} open a modal.
     *
     * @see <a href="https://docs.slack.dev/interactivity/handling-user-interaction#modal_responses">Triggers</a>
     */
    @WithDefault("3s")
    Duration triggerLifetime();

    /** No call lasts longer, whatever happens. */
    static Duration longestCall(SlackSettings settings) {
        return settings.connectTimeout().plus(settings.readTimeout());
    }

    /** How long the right to make a call lasts, so that no call outlives it. */
    static Duration lease(SlackSettings settings) {
        return longestCall(settings).plusSeconds(3);
    }
}

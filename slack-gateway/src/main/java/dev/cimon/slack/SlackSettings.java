package dev.cimon.slack;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** What the operator sets. Environment: {@code SLACK_…}. */
@ConfigMapping(prefix = "slack")
interface SlackSettings {

    /** From the app's page "Basic Information". */
    String signingSecret();

    /** {@code xapp-…}: has Slack send over a WebSocket that we open. */
    Optional<String> appToken();

    /** Slack's Web API, whose host may also take our answers. */
    @WithDefault("https://slack.com/api/")
    URI apiUrl();
}

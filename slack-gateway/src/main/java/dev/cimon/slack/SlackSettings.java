package dev.cimon.slack;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** What the operator sets. Environment: {@code SLACK_…}. */
@ConfigMapping(prefix = "slack")
interface SlackSettings {

    /** From the app's page "Basic Information". */
    String signingSecret();

    /** Slack's Web API, whose host may also take our answers. */
    @WithDefault("https://slack.com/api/")
    URI apiUrl();
}

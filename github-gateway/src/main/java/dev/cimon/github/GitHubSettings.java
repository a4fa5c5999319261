package dev.cimon.github;

import io.smallrye.config.ConfigMapping;

/** What the operator sets. Environment: {@code GITHUB_…}. */
@ConfigMapping(prefix = "github")
interface GitHubSettings {

    /** The secret that stands in the webhook's or the GitHub App's settings. */
    String webhookSecret();
}

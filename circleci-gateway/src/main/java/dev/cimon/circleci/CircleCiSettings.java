package dev.cimon.circleci;

import io.smallrye.config.ConfigMapping;

/** What the operator sets. Environment: {@code CIRCLECI_…}. */
@ConfigMapping(prefix = "circleci")
interface CircleCiSettings {

    /** The secret token that stands in the webhook's settings. */
    String webhookSecret();
}

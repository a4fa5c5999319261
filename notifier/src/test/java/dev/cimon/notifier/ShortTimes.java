package dev.cimon.notifier;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Timeouts short enough to be waited for, and triggers that outlive every slow moment. */
public final class ShortTimes implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("slack.read-timeout", "1s", "slack.update-interval", "300ms", "slack.trigger-lifetime", "1m");
    }
}

package dev.cimon.sandbox.github;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One attempt to deliver a webhook; a redelivery is a further attempt with the same guid. Status 0 = no answer. */
record HookDelivery(
        long id,
        String guid,
        Instant at,
        boolean redelivery,
        Duration duration,
        int statusCode,
        String event,
        @Nullable String action,
        long repositoryId,
        Map<String, String> headers,
        String payload) {

    String status() {
        if (statusCode == 0) {
            return "failed to connect to host";
        }
        return statusCode < 300 ? "OK" : "Invalid HTTP Response: " + statusCode;
    }
}

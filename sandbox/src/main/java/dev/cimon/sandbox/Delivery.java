package dev.cimon.sandbox;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What came of one webhook.
 *
 * @param status what the receiver answered; 0 when it did not answer in time or could not be reached
 * @param body the receiver's answer, or why there is none
 */
public record Delivery(
        Provider provider,
        String event,
        URI target,
        int status,
        Map<String, String> responseHeaders,
        String body,
        Instant at,
        Duration took) {

    /** True for a 2xx answer in time. */
    public boolean accepted() {
        return status >= 200 && status < 300;
    }
}

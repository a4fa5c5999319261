package dev.cimon.slack;

import dev.cimon.webhook.Rejection;
import dev.cimon.webhook.Signature;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells Slack's requests from others
 * (<a href="https://docs.slack.dev/authentication/verifying-requests-from-slack/">documentation</a>).
 */
@ApplicationScoped
class SlackVerification {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
    private static final String VERSION = "v0=";

    private final Signature signature;
    private final Clock clock;

    SlackVerification(SlackSettings settings, Clock clock) {
        this.signature = Signature.keyedWith(settings.signingSecret());
        this.clock = clock;
    }

    /**
     * The body, from now on known to be Slack's.
     *
     * @throws Rejection if it is not, or was sent longer ago than a replayed request may be
     */
    byte[] verified(byte @Nullable [] received, HttpHeaders headers) {
        byte[] body = received == null ? new byte[0] : received;
        String given = headers.getHeaderString("X-Slack-Signature");
        String timestamp = headers.getHeaderString("X-Slack-Request-Timestamp");
        if (given == null || !given.startsWith(VERSION) || timestamp == null) {
            throw new Rejection(Rejection.Reason.UNSIGNED, "Slack's signature is missing");
        }
        if (!isRecent(timestamp, clock.instant())) {
            throw new Rejection(Rejection.Reason.STALE, "the request is more than five minutes from our clock");
        }
        byte[] prefix = ("v0:" + timestamp + ":").getBytes(StandardCharsets.UTF_8);
        if (!signature.matches(given.substring(VERSION.length()), prefix, body)) {
            throw new Rejection(Rejection.Reason.FORGED, "the signature is not that of this body and our secret");
        }
        return body;
    }

    static boolean isRecent(String timestamp, Instant now) {
        if (!SECONDS.matcher(timestamp).matches()) {
            return false;
        }
        Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
        return Duration.between(sent, now).abs().compareTo(TOLERANCE) <= 0;
    }
}

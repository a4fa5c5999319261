package dev.cimon.sandbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a provider misbehaves. Rates are between 0 and 1.
 *
 * @param errorRate share of calls answered 500 without acting
 * @param latency added before every call is looked at
 * @param timeoutAfterActingRate share of calls that are carried out but never answered; the connection is closed after
 *     30 seconds
 * @param rateLimitRate share of calls answered 429 with {@code Retry-After}, without acting
 * @param retryAfterSeconds the value of that header
 * @param duplicateWebhookRate share of webhooks that are sent twice
 * @param reorderWebhooks each webhook is held until the next one has gone out, at most one second
 * @param webhookDelay added before every webhook
 * @param down every call is answered 503
 * @param only a part of the path of the calls that this befalls, such as {@code /acme/shop}; empty for all of them
 */
public record Fault(
        double errorRate,
        Duration latency,
        double timeoutAfterActingRate,
        double rateLimitRate,
        int retryAfterSeconds,
        double duplicateWebhookRate,
        boolean reorderWebhooks,
        Duration webhookDelay,
        boolean down,
        String only) {

    public static final Fault NONE = new Fault(0, Duration.ZERO, 0, 0, 1, 0, false, Duration.ZERO, false, "");

    /** What is left out counts as none, so that a person can send only the fields of interest. */
    public Fault(
            double errorRate,
            @Nullable Duration latency,
            double timeoutAfterActingRate,
            double rateLimitRate,
            int retryAfterSeconds,
            double duplicateWebhookRate,
            boolean reorderWebhooks,
            @Nullable Duration webhookDelay,
            boolean down,
            @Nullable String only) {
        this.errorRate = errorRate;
        this.latency = latency == null ? Duration.ZERO : latency;
        this.timeoutAfterActingRate = timeoutAfterActingRate;
        this.rateLimitRate = rateLimitRate;
        this.retryAfterSeconds = retryAfterSeconds == 0 ? 1 : retryAfterSeconds;
        this.duplicateWebhookRate = duplicateWebhookRate;
        this.reorderWebhooks = reorderWebhooks;
        this.webhookDelay = webhookDelay == null ? Duration.ZERO : webhookDelay;
        this.down = down;
        this.only = only == null ? "" : only;
    }

    /** What befalls a call of this path. */
    Fault at(String path) {
        return path.contains(only) ? this : NONE;
    }
}

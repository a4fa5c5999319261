package dev.cimon.github.redelivery;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One attempt of GitHub to deliver a webhook
 * (<a href="https://docs.github.com/en/rest/apps/webhooks">documentation</a>).
 *
 * @param guid of the delivery, the same in all its attempts
 * @param redelivery whether somebody asked for this attempt
 * @param statusCode what was answered; 0 when GitHub could not connect or waited in vain
 * @param event GitHub's word for what happened
 * @param installationId of the App, where the event came through one
 */
record Attempt(
        long id,
        String guid,
        Instant deliveredAt,
        boolean redelivery,
        int statusCode,
        String event,
        @Nullable Long installationId) {

    static final Comparator<Attempt> OLDEST_FIRST =
            Comparator.comparing(Attempt::deliveredAt).thenComparingLong(Attempt::id);

    Attempt {
        Objects.requireNonNull(guid, "guid");
        Objects.requireNonNull(deliveredAt, "delivered_at");
        Objects.requireNonNull(event, "event");
    }

    boolean succeeded() {
        return statusCode >= 200 && statusCode < 300;
    }

    /** Whether the same body would be refused again: the gateway could not read it, or it is too large. */
    boolean refusedForGood() {
        return statusCode == 400 || statusCode == 413;
    }

    /** The success of the two, or else the newer one. */
    static Attempt moreTelling(Attempt one, Attempt other) {
        if (one.succeeded() != other.succeeded()) {
            return one.succeeded() ? one : other;
        }
        return OLDEST_FIRST.compare(one, other) < 0 ? other : one;
    }
}

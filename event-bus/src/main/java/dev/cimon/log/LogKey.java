package dev.cimon.log;

import java.util.Arrays;
import java.util.Optional;

/** The keys that a line of the log can have, as {@code key=value} in text and in {@code mdc} in JSON. */
public enum LogKey {
    DEPLOYMENT_ID("deploymentId"),
    REPOSITORY("repository"),
    ENVIRONMENT("environment"),
    REVISION("revision"),
    CHANNEL("channel"),
    MESSAGE_KEY("messageKey"),
    EVENT_ID("eventId"),
    EVENT_TYPE("eventType"),
    EFFECT_ID("effectId"),
    DELIVERY_ID("deliveryId"),
    KIND("kind"),
    ATTEMPT("attempt"),
    STATUS_CODE("statusCode"),
    DATABASE_ANSWERS("databaseAnswers"),
    CAUSE("cause");

    private final String key;

    LogKey(String key) {
        this.key = key;
    }

    public String key() {
        return key;
    }

    static Optional<LogKey> named(String word) {
        return Arrays.stream(values()).filter(known -> known.key.equals(word)).findFirst();
    }
}

package dev.cimon.webhook;

import java.util.Locale;

/** Why a request was not taken. Its message goes to the sender, so it repeats nothing of what was sent. */
public final class Rejection extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** @param message a constant sentence */
    public Rejection(Reason reason, String message) {
        super(message, null, false, false);
        this.reason = reason;
    }

    /** A payload that is not what its sender's documentation says. */
    public static Rejection malformed(String message) {
        return new Rejection(Reason.MALFORMED, message);
    }

    public Reason reason() {
        return reason;
    }

    /** The kinds of rejection, as they are counted. */
    public enum Reason {
        UNSIGNED(401),
        FORGED(401),
        STALE(401),
        MALFORMED(400),
        FOREIGN_URL(400),
        TOO_LARGE(413),
        TOO_SLOW(408),
        NO_ROOM(503);

        private final int status;

        Reason(int status) {
            this.status = status;
        }

        int status() {
            return status;
        }

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

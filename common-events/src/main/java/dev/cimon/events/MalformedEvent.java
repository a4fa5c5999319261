package dev.cimon.events;

import org.jspecify.annotations.Nullable;

/** A record on a topic that is not one of our events; its message says what is wrong with it. */
public final class MalformedEvent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MalformedEvent(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}

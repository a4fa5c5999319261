package dev.cimon.webhook;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes of bodies are held at the same time, on all connections together: whose they are is known only when they
 * are all there, and until then anybody may send.
 */
final class BodyBudget {

    private final AtomicLong left;

    BodyBudget(long bytes) {
        this.left = new AtomicLong(bytes);
    }

    /** @return whether there was room; if not, nothing is taken */
    boolean take(long bytes) {
        if (left.addAndGet(-bytes) >= 0) {
            return true;
        }
        left.addAndGet(bytes);
        return false;
    }

    void giveBack(long bytes) {
        left.addAndGet(bytes);
    }
}

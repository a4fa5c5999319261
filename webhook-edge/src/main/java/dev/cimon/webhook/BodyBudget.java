package dev.cimon.webhook;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes of bodies are held at the same time, on all connections together: whose they are is known only when they
 * are all there, and until then anybody may send. The usual webhook is small, and the room for it is its own, so that a
 * few who send much turn away nobody who sends little.
 */
final class BodyBudget {

    /** What of each body counts as usual, in bytes. */
    static final int USUAL = 64 * 1024;

    /**
     * Each for the usual and for what is beyond: three quarters of the heap are left for the copies that are made of a body
     * until it is an event, of few of them at a time, and for everything else.
     */
    private static final int PART_OF_THE_HEAP = 8;

    private final long roomBeyond;
    private final AtomicLong usual;
    private final AtomicLong beyond;

    private BodyBudget(long each) {
        this.roomBeyond = each;
        this.usual = new AtomicLong(each);
        this.beyond = new AtomicLong(each);
    }

    /** As much as a service with so many bytes of memory for its objects can hold. */
    static BodyBudget ofHeap(long bytes) {
        return new BodyBudget(bytes / PART_OF_THE_HEAP);
    }

    /** The largest body that there can be room for. */
    long largest() {
        return USUAL + roomBeyond;
    }

    /** @return whether there was room for a body to grow from the one size to the other; if not, nothing is taken */
    boolean grow(int from, int to) {
        int more = usualOf(to) - usualOf(from);
        if (!take(usual, more)) {
            return false;
        }
        boolean taken = take(beyond, to - from - more);
        if (!taken) {
            usual.addAndGet(more);
        }
        return taken;
    }

    /** Takes back what a body of this size has. */
    void giveBack(int size) {
        usual.addAndGet(usualOf(size));
        beyond.addAndGet(size - usualOf(size));
    }

    private static int usualOf(int size) {
        return Math.min(size, USUAL);
    }

    private static boolean take(AtomicLong left, int bytes) {
        if (left.addAndGet(-bytes) >= 0) {
            return true;
        }
        left.addAndGet(bytes);
        return false;
    }
}

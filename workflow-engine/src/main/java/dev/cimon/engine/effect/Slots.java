package dev.cimon.engine.effect;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * How many effects a replica does at once. One that a provider keeps waiting moves aside, so that a provider that hangs
 * for one repository takes no place from the others; only when very many are aside does it stay where it is.
 */
final class Slots {

    private final int most;
    private final int mostAside;
    private final Semaphore free;
    private final Semaphore aside;
    private final Set<Reservation> reservations = ConcurrentHashMap.newKeySet();
    private final Set<Slot> taken = ConcurrentHashMap.newKeySet();

    Slots(int most, int mostAside) {
        this.most = most;
        this.mostAside = mostAside;
        this.free = new Semaphore(most);
        this.aside = new Semaphore(mostAside);
    }

    /** Keeps as many as are free, but no more than this. */
    Reservation reserve(int atMost) {
        int reserved = 0;
        while (reserved < atMost && free.tryAcquire()) {
            reserved++;
        }
        Reservation reservation = new Reservation(reserved);
        reservations.add(reservation);
        return reservation;
    }

    /** Ends what has not been ended within this time: a transaction whose connection hangs may never do so. */
    void takeBack(Duration after) {
        for (Reservation reservation : reservations) {
            if (System.nanoTime() - reservation.since >= after.toNanos()) {
                reservation.end(0);
            }
        }
    }

    /** One that has been reserved; it is kept until it is closed. */
    Slot enter() {
        Slot slot = new Slot();
        taken.add(slot);
        return slot;
    }

    /**
     * Moves aside what has been waiting for its provider for longer than this.
     *
     * @return how many places have become free
     */
    int moveAside(Duration longerThan) {
        int moved = 0;
        for (Slot slot : taken) {
            moved += slot.moveAside(longerThan) ? 1 : 0;
        }
        return moved;
    }

    /** Whether everything has ended within this time; nothing can begin any more then. */
    boolean close(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        return free.tryAcquire(most, limit.toNanos(), TimeUnit.NANOSECONDS)
                && aside.tryAcquire(mostAside, Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
    }

    /** Places that nothing else gets, until it is ended. */
    final class Reservation {

        private final long since = System.nanoTime();
        private int places;

        private Reservation(int places) {
            this.places = places;
        }

        synchronized int places() {
            return places;
        }

        /**
         * Its other places are free again.
         *
         * @return how many of those wanted can be entered: none any more if it had ended before
         */
        synchronized int end(int wanted) {
            int entered = Math.min(wanted, places);
            free.release(places - entered);
            places = 0;
            reservations.remove(this);
            return entered;
        }
    }

    /** The place of one effect, until it is closed. */
    final class Slot implements AutoCloseable {

        private boolean isAside;
        private boolean waiting;
        private long since;

        /** Calls a provider. */
        <T> T waitFor(Supplier<T> answer) {
            note(true);
            try {
                return answer.get();
            } finally {
                note(false);
            }
        }

        private synchronized void note(boolean waits) {
            waiting = waits;
            since = System.nanoTime();
        }

        private synchronized boolean moveAside(Duration longerThan) {
            return waiting && System.nanoTime() - since >= longerThan.toNanos() && moveAside();
        }

        /** Makes room at once, where not too many have done so. */
        synchronized boolean moveAside() {
            boolean moves = !isAside && aside.tryAcquire();
            if (moves) {
                isAside = true;
                free.release();
            }
            return moves;
        }

        @Override
        public synchronized void close() {
            if (taken.remove(this)) {
                waiting = false;
                (isAside ? aside : free).release();
            }
        }
    }
}

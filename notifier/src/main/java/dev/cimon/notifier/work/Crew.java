package dev.cimon.notifier.work;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Claims one piece of work after the other and does each on a virtual thread of its own, at most so many at a time.
 * Looks for work whenever it is woken, and now and then, since what a replica that died had begun wakes nobody. A failure
 * ends one piece of work, never the crew.
 */
public final class Crew<W> {

    private static final Logger LOG = Logger.getLogger(Crew.class);
    private static final Duration POLL = Duration.ofSeconds(3);
    private static final Duration FAREWELL = Duration.ofSeconds(8);

    private final String name;
    private final int size;
    private final Supplier<Optional<W>> claim;
    private final Consumer<W> doing;
    private final Semaphore hands;
    private final Semaphore alarm = new Semaphore(0);
    private volatile boolean working;
    private volatile boolean troubled;

    public Crew(String name, int size, Supplier<Optional<W>> claim, Consumer<W> doing) {
        this.name = name;
        this.size = size;
        this.claim = claim;
        this.doing = doing;
        this.hands = new Semaphore(size);
    }

    public void start() {
        working = true;
        Thread.ofVirtual().name(name).start(this::workUntilStopped);
    }

    /** Look for work now. */
    public void wake() {
        alarm.release();
    }

    public void wakeAfter(Duration delay) {
        Thread.ofVirtual().name(name + "-alarm").start(() -> {
            try {
                Thread.sleep(delay);
                wake();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** Takes nothing new and waits a while for what is being done. */
    public void stop() {
        working = false;
        wake();
        try {
            if (hands.tryAcquire(size, FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
                hands.release(size);
            } else {
                LOG.warnf("%s stops in the middle of its work; another replica takes it over", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void workUntilStopped() {
        try {
            while (working) {
                if (!tryTakeOne()) {
                    boolean woken = alarm.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
                    LOG.tracef("%s woken: %s", name, woken);
                    alarm.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether there was something to take. */
    private boolean tryTakeOne() throws InterruptedException {
        hands.acquire();
        Optional<W> taken = Optional.empty();
        try {
            taken = working ? claim.get() : Optional.empty();
        } catch (RuntimeException e) {
            report(e);
        }
        if (taken.isEmpty()) {
            hands.release();
            return false;
        }
        W work = taken.get();
        Thread.ofVirtual().name(name + "-hand").start(() -> doAndRelease(work));
        return true;
    }

    private void doAndRelease(W work) {
        boolean done = false;
        try {
            doing.accept(work);
            done = true;
            troubled = false;
        } catch (RuntimeException e) {
            report(e);
        } finally {
            hands.release();
        }
        if (done) {
            wake();
        }
    }

    /** Once per trouble: a database that is away would fill the log. */
    private void report(RuntimeException e) {
        if (!troubled) {
            troubled = true;
            LOG.errorf(e, "%s met an error and goes on trying; it says so once until it succeeds", name);
        }
    }
}

package dev.cimon.engine.effect;

import dev.cimon.engine.store.Claim;
import dev.cimon.engine.store.EffectQueue;
import dev.cimon.engine.store.EngineStore;
import dev.cimon.engine.store.Performing;
import dev.cimon.engine.store.Persistence;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Does what was decided. Each effect runs on its own virtual thread and makes room when it waits for long, so that a
 * provider that hangs holds up nothing but its own lane. Any number of replicas share the work; what one of them had
 * claimed when it died falls to another.
 */
@ApplicationScoped
public class EffectRunner implements Performing {

    private static final Logger LOG = Logger.getLogger(EffectRunner.class);
    private static final int AT_ONCE = 64;

    /** So that several transactions can claim at the same time; what is left over is claimed a moment later. */
    private static final int MOST_OF_A_TRANSACTION = 16;

    /** One that takes longer has been given up, and perhaps begun anew. */
    private static final Duration LONGEST_TRANSACTION = Persistence.PATIENCE.plusSeconds(1);

    /** A virtual thread that waits costs little. */
    private static final int WAITING_FOR_PROVIDERS = 512;

    /** A provider that is well answers within this. */
    private static final Duration PROMPT = Duration.ofSeconds(1);

    private static final Duration LONGEST_NAP = Duration.ofMillis(500);

    /** However much is committed, it is looked no more often for what was left over, unless much was. */
    private static final Duration GATHERING = Duration.ofMillis(100);

    private static final Duration GATHERING_WHILE_MUCH_IS_LEFT = Duration.ofMillis(20);

    /** With the patience below three renewals can fail, and the next one still comes within {@link EffectQueue#LEASE}. */
    private static final Duration RENEWAL = Duration.ofSeconds(3);

    private static final Duration RENEWAL_PATIENCE = Duration.ofSeconds(2);
    private static final Duration CLAIM_PATIENCE = Duration.ofSeconds(4);
    private static final Duration FAREWELL = Duration.ofSeconds(8);

    private final UUID owner = UUID.randomUUID();
    private final Leases leases = new Leases(System::nanoTime);
    private final Slots slots = new Slots(AT_ONCE, WAITING_FOR_PROVIDERS);
    private final Semaphore alarm = new Semaphore(0);
    private final EffectQueue queue;
    private final EngineStore store;
    private final Persistence persistence;
    private final Attempts attempts;
    private boolean muchIsLeft;
    private volatile boolean running = true;
    private volatile boolean renewing = true;

    EffectRunner(EffectQueue queue, EngineStore store, Persistence persistence, Attempts attempts) {
        this.queue = queue;
        this.store = store;
        this.persistence = persistence;
        this.attempts = attempts;
    }

    void onStart(@Observes StartupEvent started) {
        store.performWith(this);
        Thread.ofVirtual().name("effect-runner").start(() -> repeat(() -> running, this::claimDue));
        Thread.ofVirtual().name("effect-claims").start(() -> repeat(() -> renewing, this::renewClaims));
        Thread.ofVirtual().name("effect-slots").start(() -> repeat(() -> running, this::makeRoom));
    }

    /** What is under way is kept from other replicas until it has ended, or its time is over. */
    void onStop(@Observes @Priority(1) ShutdownEvent stopping) throws InterruptedException {
        running = false;
        boolean ended = slots.close(FAREWELL);
        renewing = false;
        if (ended) {
            tryAwait(CLAIM_PATIENCE, () -> queue.release(owner));
        } else {
            LOG.info("stopping with effects unfinished; their claims run out and another replica takes them over");
        }
    }

    @Override
    public UUID owner() {
        return owner;
    }

    @Override
    public Reservation reserve() {
        Slots.Reservation reservation = slots.reserve(running ? MOST_OF_A_TRANSACTION : 0);
        return new Reservation() {
            @Override
            public int places() {
                return reservation.places();
            }

            @Override
            public void begin(List<Claim> claimed) {
                start(claimed, reservation);
                alarm.release();
            }
        };
    }

    /** What is claimed while everything stops is given back by {@link #onStop}, which waits for these places. */
    private void start(List<Claim> claimed, Slots.Reservation reservation) {
        List<Claim> ours = running ? claimed.stream().filter(leases::take).toList() : List.of();
        int entered = reservation.end(ours.size());
        ours.stream().skip(entered).forEach(leases::end);
        for (Claim claim : ours.subList(0, entered)) {
            Thread.ofVirtual().name("effect-" + claim.id()).start(() -> enter(claim));
        }
    }

    private void enter(Claim claim) {
        try (Slots.Slot slot = slots.enter()) {
            if (running && leases.letBegin(claim)) {
                attempts.make(claim, slot);
            }
        } finally {
            leases.end(claim);
        }
    }

    private void repeat(BooleanSupplier goesOn, InterruptibleStep step) {
        while (goesOn.getAsBoolean()) {
            try {
                step.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException defect) {
                LOG.error("the effect runner goes on after a defect", defect);
            }
        }
    }

    /** What has become due, and what no transaction has claimed for us. */
    private void claimDue() throws InterruptedException {
        if (alarm.tryAcquire(LONGEST_NAP.toMillis(), TimeUnit.MILLISECONDS)) {
            Duration gathering = muchIsLeft ? GATHERING_WHILE_MUCH_IS_LEFT : GATHERING;
            TimeUnit.MILLISECONDS.sleep(gathering.toMillis());
            alarm.drainPermits();
        }
        Slots.Reservation free = slots.reserve(AT_ONCE);
        int places = free.places();
        List<Claim> claimed = places == 0
                ? List.of()
                : tryAwait(CLAIM_PATIENCE, () -> queue.claim(owner, places)).orElse(List.of());
        start(claimed, free);
        muchIsLeft = claimed.size() == places;
    }

    private void renewClaims() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(RENEWAL.toMillis());
        while (renewing && !tryRenew()) {
            TimeUnit.MILLISECONDS.sleep(GATHERING.toMillis());
        }
    }

    private boolean tryRenew() {
        List<Long> effects = leases.effects();
        long asked = System.nanoTime();
        Optional<List<Long>> ours = effects.isEmpty()
                ? Optional.of(List.of())
                : tryAwait(RENEWAL_PATIENCE, () -> queue.renew(owner, effects));
        ours.ifPresent(renewed -> leases.renewed(renewed, asked));
        return ours.isPresent();
    }

    private void makeRoom() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(PROMPT.toMillis() / 4);
        slots.takeBack(LONGEST_TRANSACTION);
        if (slots.moveAside(PROMPT) > 0) {
            alarm.release();
        }
    }

    private <T> Optional<T> tryAwait(Duration limit, Supplier<Uni<T>> work) {
        try {
            return Optional.of(persistence.once(limit, work).await().indefinitely());
        } catch (RuntimeException trouble) {
            LOG.warnf("database does not answer: %s", trouble);
            return Optional.empty();
        }
    }

    @FunctionalInterface
    private interface InterruptibleStep {
        void run() throws InterruptedException;
    }
}

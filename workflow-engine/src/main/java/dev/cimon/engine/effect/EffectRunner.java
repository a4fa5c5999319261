package dev.cimon.engine.effect;

import dev.cimon.engine.decide.Effect;
import dev.cimon.engine.decide.EffectResult;
import dev.cimon.engine.provider.Outcome;
import dev.cimon.engine.store.Claim;
import dev.cimon.engine.store.EffectQueue;
import dev.cimon.engine.store.EngineStore;
import dev.cimon.engine.store.PendingEffect;
import dev.cimon.engine.store.Performing;
import dev.cimon.engine.store.Persistence;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
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

    /** A virtual thread that waits costs little. */
    private static final int WAITING_FOR_PROVIDERS = 512;

    /** A provider that is well answers within this. */
    private static final Duration PROMPT = Duration.ofSeconds(1);

    private static final Duration LONGEST_NAP = Duration.ofMillis(500);

    /** However much is committed, it is looked no more often for what was left over. */
    private static final Duration GATHERING = Duration.ofMillis(100);

    private static final Duration RENEWAL = Duration.ofSeconds(3);
    private static final Duration FAREWELL = Duration.ofSeconds(8);

    /** The attempt after which a delay is worth telling people. */
    private static final int NOTICED = 3;

    /** After an unknown outcome: what was sent may still be on its way, and asking at once would not find it. */
    private static final Duration SETTLING = Duration.ofSeconds(3);

    /** For a refusal that an operator can mend while the pipeline goes on. */
    private static final Duration MENDING = Duration.ofSeconds(30);

    /** A pause as long as this is worth telling at once. */
    private static final Duration NOTICED_DELAY = Duration.ofSeconds(10);

    /** A connection that hangs must neither stop the claiming nor let claims run out. */
    private static final Duration DATABASE_PATIENCE = Duration.ofSeconds(8);

    private final UUID owner = UUID.randomUUID();
    private final Set<Long> inFlight = ConcurrentHashMap.newKeySet();
    private final Slots slots = new Slots(AT_ONCE, WAITING_FOR_PROVIDERS);
    private final Semaphore alarm = new Semaphore(0);
    private final Backoff backoff = new Backoff(RandomGenerator.getDefault());
    private final EffectQueue queue;
    private final EngineStore store;
    private final EffectPerformer performer;
    private final EffectTimes times;
    private volatile boolean running = true;

    EffectRunner(EffectQueue queue, EngineStore store, EffectPerformer performer, EffectTimes times) {
        this.queue = queue;
        this.store = store;
        this.performer = performer;
        this.times = times;
    }

    void onStart(@Observes StartupEvent started) {
        store.performWith(this);
        Thread.ofVirtual().name("effect-runner").start(() -> repeat(this::claimDue));
        Thread.ofVirtual().name("effect-claims").start(() -> repeat(this::renewClaims));
        Thread.ofVirtual().name("effect-slots").start(() -> repeat(this::makeRoom));
    }

    void onStop(@Observes @Priority(1) ShutdownEvent stopping) throws InterruptedException {
        running = false;
        if (slots.close(FAREWELL)) {
            tryAwait(() -> queue.release(owner));
        } else {
            LOG.info("stopping with effects unfinished; their claims run out and another replica takes them over");
        }
    }

    @Override
    public UUID owner() {
        return owner;
    }

    @Override
    public int room() {
        return running ? slots.room() : 0;
    }

    @Override
    public void begin(List<Claim> claimed) {
        start(claimed);
        wake();
    }

    private void start(List<Claim> claimed) {
        for (Claim claim : claimed) {
            inFlight.add(claim.id());
            Thread.ofVirtual().name("effect-" + claim.id()).start(() -> enter(claim));
        }
    }

    /** Something may be due: look soon instead of at the next regular time. */
    private void wake() {
        alarm.release();
    }

    private void repeat(InterruptibleStep step) {
        while (running) {
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

    /**
     * What has become due, and what no transaction has claimed for us: two that were under way at the same time may each
     * have seen the other's part of a lane.
     */
    private void claimDue() throws InterruptedException {
        if (alarm.tryAcquire(LONGEST_NAP.toMillis(), TimeUnit.MILLISECONDS)) {
            TimeUnit.MILLISECONDS.sleep(GATHERING.toMillis());
            alarm.drainPermits();
        }
        int room = room();
        if (room > 0) {
            start(tryAwait(() -> queue.claim(owner, room)).orElse(List.of()));
        }
    }

    private void renewClaims() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(RENEWAL.toMillis());
        if (!inFlight.isEmpty()) {
            tryAwait(() -> queue.renew(owner, List.copyOf(inFlight)));
        }
    }

    private void makeRoom() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(PROMPT.toMillis() / 4);
        if (slots.moveAside(PROMPT) > 0) {
            wake();
        }
    }

    private void enter(Claim claim) {
        try (Slots.Slot slot = slots.enter()) {
            if (running) {
                perform(claim, slot);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } finally {
            inFlight.remove(claim.id());
        }
    }

    private void perform(Claim claim, Slots.Slot slot) {
        try {
            PendingEffect effect = claim.read();
            try {
                Outcome<Optional<EffectResult>> outcome = slot.waitFor(() -> attempt(effect));
                boolean madeRoom = slot.moveAside();
                LOG.tracef("madeRoom=%s", madeRoom);
                settle(effect, outcome);
            } catch (NotStored trouble) {
                LOG.errorf(trouble, "effect is done again when its claim runs out effectId=%d", claim.id());
            } catch (RuntimeException defect) {
                LOG.errorf(defect, "effect given up effectId=%d attempt=%d", claim.id(), claim.attempts());
                giveUp(effect, defect);
            }
        } catch (RuntimeException defect) {
            LOG.errorf(defect, "effect set aside effectId=%d attempt=%d", claim.id(), claim.attempts());
            tryAwait(() -> queue.park(claim, String.valueOf(defect.getMessage())));
            wake();
        }
    }

    /** Whoever waits for it learns that it will not come; what nobody waits for is set aside. */
    private void giveUp(PendingEffect effect, RuntimeException defect) {
        Optional<EffectResult> refusal = Refusals.of(effect.effect(), 500, EffectResult.DEFECT);
        if (refusal.isEmpty()) {
            throw defect;
        }
        await(store.finish(effect, refusal));
    }

    private Outcome<Optional<EffectResult>> attempt(PendingEffect effect) {
        try {
            return times.timed(effect, () -> performer.perform(effect));
        } catch (RuntimeException defect) {
            LOG.errorf(defect, "effect failed effectId=%d attempt=%d", effect.id(), effect.attempts());
            return new Outcome.Unknown<>(EffectResult.DEFECT);
        }
    }

    private void settle(PendingEffect effect, Outcome<Optional<EffectResult>> outcome) {
        switch (outcome) {
            case Outcome.Done<Optional<EffectResult>>(Optional<EffectResult> result) ->
                await(store.finish(effect, result));
            case Outcome.Refused<Optional<EffectResult>>(int status, String words)
            when effect.effect() instanceof Effect.FollowPipeline && (status == 401 || status == 403) ->
                postpone(effect, MENDING, words);
            case Outcome.Refused<Optional<EffectResult>>(int status, String words) -> {
                LOG.warnf("provider refused effectId=%d statusCode=%d: %s", effect.id(), status, words);
                await(store.finish(effect, Refusals.of(effect.effect(), status, words)));
            }
            case Outcome.RetryLater<Optional<EffectResult>>(Duration after, String words) ->
                postpone(effect, after == null ? backoff.after(effect.attempts()) : after, words);
            case Outcome.Unknown<Optional<EffectResult>>(String words) ->
                postpone(effect, backoff.after(effect.attempts()).plus(SETTLING), words);
        }
    }

    private void postpone(PendingEffect effect, Duration delay, String words) {
        LOG.infof("effect postponed effectId=%d attempt=%d: %s", effect.id(), effect.attempts(), words);
        boolean noticed = effect.attempts() >= NOTICED || delay.compareTo(NOTICED_DELAY) >= 0;
        Optional<EffectResult> notice = noticed ? Refusals.delay(effect.effect()) : Optional.empty();
        await(store.postpone(effect, delay, words, notice));
    }

    /** What came of an effect is stored however long the database is away; a defect of ours is thrown instead. */
    private static void await(Uni<Void> stored) {
        try {
            stored.await().indefinitely();
        } catch (RuntimeException trouble) {
            if (Persistence.isDefect(trouble)) {
                throw new IllegalStateException("what came of an effect cannot be decided about", trouble);
            }
            throw new NotStored(trouble);
        }
    }

    private <T> Optional<T> tryAwait(Supplier<Uni<T>> work) {
        try {
            return Optional.of(VertxContextSupport.subscribeAndAwait(
                    () -> work.get().ifNoItem().after(DATABASE_PATIENCE).fail()));
        } catch (Throwable trouble) {
            LOG.warnf("database does not answer: %s", trouble);
            return Optional.empty();
        }
    }

    /** What came of an effect is known here alone: whoever takes it next asks the provider first. */
    private static final class NotStored extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotStored(Throwable cause) {
            super("what came of an effect is not stored", cause);
        }
    }

    @FunctionalInterface
    private interface InterruptibleStep {
        void run() throws InterruptedException;
    }
}

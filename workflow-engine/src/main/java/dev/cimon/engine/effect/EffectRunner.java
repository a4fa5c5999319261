package dev.cimon.engine.effect;

import dev.cimon.engine.decide.EffectResult;
import dev.cimon.engine.provider.Outcome;
import dev.cimon.engine.store.EffectQueue;
import dev.cimon.engine.store.EngineStore;
import dev.cimon.engine.store.PendingEffect;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/**
 * Does what was decided. Each effect runs on its own virtual thread, so that a provider that hangs holds up nothing but
 * its own lane. Any number of replicas share the work; what one of them had claimed when it died falls to another.
 */
@ApplicationScoped
public class EffectRunner {

    private static final Logger LOG = Logger.getLogger(EffectRunner.class);
    private static final int AT_ONCE = 64;
    private static final Duration LONGEST_NAP = Duration.ofMillis(500);
    private static final Duration RENEWAL = Duration.ofSeconds(3);
    private static final Duration FAREWELL = Duration.ofSeconds(8);

    /** The attempt after which a delay is worth telling people. */
    private static final int NOTICED = 3;

    private final UUID owner = UUID.randomUUID();
    private final Semaphore free = new Semaphore(AT_ONCE);
    private final Semaphore alarm = new Semaphore(0);
    private final Backoff backoff = new Backoff(RandomGenerator.getDefault());
    private final EffectQueue queue;
    private final EngineStore store;
    private final EffectPerformer performer;
    private volatile boolean running = true;

    EffectRunner(EffectQueue queue, EngineStore store, EffectPerformer performer) {
        this.queue = queue;
        this.store = store;
        this.performer = performer;
    }

    void onStart(@Observes StartupEvent started) {
        Thread.ofVirtual().name("effect-runner").start(() -> repeat(this::claimAndStart));
        Thread.ofVirtual().name("effect-claims").start(() -> repeat(this::renewClaims));
    }

    void onStop(@Observes ShutdownEvent stopping) throws InterruptedException {
        running = false;
        if (!free.tryAcquire(AT_ONCE, FAREWELL.toMillis(), TimeUnit.MILLISECONDS)) {
            LOG.info("stopping with effects unfinished; another replica takes them over");
        }
        tryAwait(() -> queue.release(owner));
    }

    /** Something may be due: look now instead of at the next regular time. */
    public void wake() {
        alarm.release();
    }

    private void repeat(InterruptibleStep step) {
        try {
            while (running) {
                step.run();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void claimAndStart() throws InterruptedException {
        alarm.drainPermits();
        free.acquire();
        int slots = 1 + free.drainPermits();
        List<PendingEffect> claimed = tryAwait(() -> queue.claim(owner, slots)).orElse(List.of());
        free.release(slots - claimed.size());
        claimed.forEach(
                effect -> Thread.ofVirtual().name("effect-" + effect.id()).start(() -> perform(effect)));
        if (claimed.isEmpty()) {
            boolean woken = alarm.tryAcquire(LONGEST_NAP.toMillis(), TimeUnit.MILLISECONDS);
            LOG.tracef("woken=%s", woken);
        }
    }

    private void renewClaims() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(RENEWAL.toMillis());
        if (free.availablePermits() < AT_ONCE) {
            tryAwait(() -> queue.renew(owner));
        }
    }

    private void perform(PendingEffect effect) {
        try {
            settle(effect, performer.perform(effect));
        } catch (RuntimeException defect) {
            LOG.errorf(defect, "effect failed effectId=%d attempt=%d", effect.id(), effect.attempts());
            settle(effect, new Outcome.Unknown<>("a defect in Cimon, see the log of the workflow-engine"));
        } finally {
            free.release();
            wake();
        }
    }

    private void settle(PendingEffect effect, Outcome<Optional<EffectResult>> outcome) {
        switch (outcome) {
            case Outcome.Done<Optional<EffectResult>>(Optional<EffectResult> result) ->
                await(() -> store.finish(effect, owner, result));
            case Outcome.Refused<Optional<EffectResult>>(int status, String words) -> {
                LOG.warnf("provider refused effectId=%d statusCode=%d: %s", effect.id(), status, words);
                await(() -> store.finish(effect, owner, Refusals.of(effect.effect(), status, words)));
            }
            case Outcome.RetryLater<Optional<EffectResult>>(Duration after, String words) ->
                postpone(effect, after == null ? backoff.after(effect.attempts()) : after, words);
            case Outcome.Unknown<Optional<EffectResult>>(String words) ->
                postpone(effect, backoff.after(effect.attempts()), words);
        }
    }

    private void postpone(PendingEffect effect, Duration delay, String words) {
        LOG.infof("effect postponed effectId=%d attempt=%d: %s", effect.id(), effect.attempts(), words);
        Optional<EffectResult> notice =
                effect.attempts() == NOTICED ? Refusals.delay(effect.effect()) : Optional.empty();
        await(() -> store.postpone(effect, owner, delay, words, notice));
    }

    /** What came of an effect is stored however long the database is away; until then the claim is lost or kept, both safe. */
    private void await(Supplier<Uni<Void>> work) {
        int attempts = 1;
        while (tryAwait(() -> work.get().replaceWith(true)).isEmpty() && running) {
            try {
                TimeUnit.MILLISECONDS.sleep(backoff.after(attempts++).toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private <T> Optional<T> tryAwait(Supplier<Uni<T>> work) {
        try {
            return Optional.of(VertxContextSupport.subscribeAndAwait(work));
        } catch (Throwable trouble) {
            LOG.warnf("database does not answer: %s", trouble.getMessage());
            return Optional.empty();
        }
    }

    @FunctionalInterface
    private interface InterruptibleStep {
        void run() throws InterruptedException;
    }
}

package dev.cimon.engine.effect;

import dev.cimon.engine.decide.Effect;
import dev.cimon.engine.decide.EffectResult;
import dev.cimon.engine.provider.Outcome;
import dev.cimon.engine.store.Claim;
import dev.cimon.engine.store.EffectQueue;
import dev.cimon.engine.store.EngineStore;
import dev.cimon.engine.store.PendingEffect;
import dev.cimon.engine.store.Persistence;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/** One attempt at an effect: it is done, refused, or tried again later. */
@ApplicationScoped
class Attempts {

    private static final Logger LOG = Logger.getLogger(Attempts.class);

    /** The attempt after which a delay is worth telling people. */
    private static final int NOTICED = 3;

    /** A pause as long as this is worth telling at once. */
    private static final Duration NOTICED_DELAY = Duration.ofSeconds(10);

    /** After an unknown outcome: what was sent may still be on its way, and asking at once would not find it. */
    private static final Duration SETTLING = Duration.ofSeconds(3);

    /** For a refusal that an operator can mend while the pipeline goes on. */
    private static final Duration MENDING = Duration.ofSeconds(30);

    private static final Duration DATABASE_PATIENCE = Duration.ofSeconds(8);

    private final Backoff backoff = new Backoff(RandomGenerator.getDefault());
    private final EffectQueue queue;
    private final EngineStore store;
    private final Persistence persistence;
    private final EffectPerformer performer;
    private final EffectTimes times;

    Attempts(
            EffectQueue queue,
            EngineStore store,
            Persistence persistence,
            EffectPerformer performer,
            EffectTimes times) {
        this.queue = queue;
        this.store = store;
        this.persistence = persistence;
        this.performer = performer;
        this.times = times;
    }

    /**
     * Makes it, and stores what came of it.
     *
     * @param slot moves aside while that takes long
     */
    void make(Claim claim, Slots.Slot slot) {
        try {
            PendingEffect effect = claim.read();
            try {
                Outcome<Optional<EffectResult>> outcome = slot.waitFor(() -> attempt(effect));
                slot.moveAside();
                settle(effect, outcome);
            } catch (NotStored trouble) {
                LOG.errorf(trouble, "effect is done again when its claim runs out effectId=%d", claim.id());
            } catch (RuntimeException defect) {
                LOG.errorf(defect, "effect given up effectId=%d attempt=%d", claim.id(), claim.attempts());
                giveUp(effect, defect);
            }
        } catch (RuntimeException defect) {
            LOG.errorf(defect, "effect set aside effectId=%d attempt=%d", claim.id(), claim.attempts());
            tryPark(claim, defect);
        }
    }

    private void tryPark(Claim claim, RuntimeException defect) {
        try {
            persistence
                    .once(DATABASE_PATIENCE, () -> queue.park(claim, String.valueOf(defect.getMessage())))
                    .await()
                    .indefinitely();
        } catch (RuntimeException trouble) {
            LOG.warnf("effect meets its defect again when its claim runs out effectId=%d: %s", claim.id(), trouble);
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

    /** What came of an effect is known here alone: whoever takes it next asks the provider first. */
    private static final class NotStored extends RuntimeException {

        private static final long serialVersionUID = 1L;

        NotStored(Throwable cause) {
            super("what came of an effect is not stored", cause);
        }
    }
}

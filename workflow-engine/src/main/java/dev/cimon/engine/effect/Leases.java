package dev.cimon.engine.effect;

import dev.cimon.engine.store.Claim;
import dev.cimon.engine.store.EffectQueue;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Which effects this replica is at, and until when nobody else can be. It reckons from when PostgreSQL was asked, which
 * is before PostgreSQL's own reckoning begins.
 */
final class Leases {

    /** Enough for the next renewal to come in time, even if the first fails. */
    private static final Duration ENOUGH = Duration.ofSeconds(5);

    private final LongSupplier nanoTime;
    private final Map<Long, Long> certainUntil = new ConcurrentHashMap<>();

    Leases(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * False where this replica is still at it, under a claim that had run out. The new one is renewed until that ends; what
     * it brings counts for nothing then, and the effect is begun anew.
     */
    boolean take(Claim claim) {
        return certainUntil.putIfAbsent(claim.id(), claim.certainUntil()) == null;
    }

    /** Whether enough of it is left to begin; else somebody else might begin the same. */
    boolean letBegin(Claim claim) {
        Long until = certainUntil.get(claim.id());
        return until != null && until - nanoTime.getAsLong() >= ENOUGH.toNanos();
    }

    void end(Claim claim) {
        certainUntil.remove(claim.id());
    }

    List<Long> effects() {
        return List.copyOf(certainUntil.keySet());
    }

    /** @param asked when PostgreSQL was asked to prolong these */
    void renewed(Collection<Long> effects, long asked) {
        effects.forEach(id -> certainUntil.computeIfPresent(id, (_, _) -> asked + EffectQueue.LEASE.toNanos()));
    }
}

package dev.cimon.engine.control;

import dev.cimon.events.reference.EnvironmentName;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What holds the deployments of a project back at the moment.
 *
 * @param locks by environment; one whose time is over may stand here a moment longer
 * @param freeze likewise
 * @param byHand the environments to which nothing is deployed by itself; {@link #PULL_REQUESTS} stands for theirs
 */
public record Controls(
        SortedMap<String, Lock> locks,
        @Nullable Freeze freeze,
        @Nullable SortedMap<String, ByHand> byHand) {

    public static final Controls NONE = new Controls(new TreeMap<>(), null, null);

    public static final String PULL_REQUESTS = "pr";

    public Controls {
        locks = Collections.unmodifiableSortedMap(new TreeMap<>(locks));
        byHand = byHand == null || byHand.isEmpty() ? null : Collections.unmodifiableSortedMap(new TreeMap<>(byHand));
    }

    /** @param environment {@link #PULL_REQUESTS} for that of any pull request */
    public Optional<ByHand> byHand(String environment) {
        return Optional.ofNullable(byHand).map(known -> known.get(environment));
    }

    /** @param next absent, where pushes and the like deploy there again */
    public Controls with(String environment, @Nullable ByHand next) {
        SortedMap<String, ByHand> all = byHand == null ? new TreeMap<>() : new TreeMap<>(byHand);
        if (next == null) {
            all.remove(environment);
        } else {
            all.put(environment, next);
        }
        return new Controls(locks, freeze, all);
    }

    public Optional<Lock> lockOn(EnvironmentName environment, Instant now) {
        return Optional.ofNullable(locks.get(environment.name())).filter(lock -> lock.inForce(now));
    }

    public List<Lock> locksInForce(Instant now) {
        return locks.values().stream().filter(lock -> lock.inForce(now)).toList();
    }

    public Optional<Freeze> freezeInForce(Instant now) {
        return Optional.ofNullable(freeze).filter(known -> known.inForce(now));
    }

    public Controls with(Freeze next) {
        return new Controls(locks, next, byHand);
    }

    public Controls withoutFreeze() {
        return new Controls(locks, null, byHand);
    }

    public Controls with(Lock lock) {
        SortedMap<String, Lock> next = new TreeMap<>(locks);
        next.put(lock.environment().name(), lock);
        return new Controls(next, freeze, byHand);
    }

    public Controls withoutLock(EnvironmentName environment) {
        SortedMap<String, Lock> next = new TreeMap<>(locks);
        next.remove(environment.name());
        return new Controls(next, freeze, byHand);
    }
}

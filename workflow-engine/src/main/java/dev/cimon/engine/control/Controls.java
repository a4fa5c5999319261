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
 */
public record Controls(
        SortedMap<String, Lock> locks, @Nullable Freeze freeze) {

    public static final Controls NONE = new Controls(new TreeMap<>(), null);

    public Controls {
        locks = Collections.unmodifiableSortedMap(new TreeMap<>(locks));
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
        return new Controls(locks, next);
    }

    public Controls withoutFreeze() {
        return new Controls(locks, null);
    }

    public Controls with(Lock lock) {
        SortedMap<String, Lock> next = new TreeMap<>(locks);
        next.put(lock.environment().name(), lock);
        return new Controls(next, freeze);
    }

    public Controls withoutLock(EnvironmentName environment) {
        SortedMap<String, Lock> next = new TreeMap<>(locks);
        next.remove(environment.name());
        return new Controls(next, freeze);
    }
}

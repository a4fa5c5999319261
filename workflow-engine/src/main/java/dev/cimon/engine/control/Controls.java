package dev.cimon.engine.control;

import dev.cimon.events.reference.EnvironmentName;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What holds the deployments of a project back at the moment.
 *
 * @param locks by environment; one whose time is over may stand here a moment longer
 */
public record Controls(SortedMap<String, Lock> locks) {

    public static final Controls NONE = new Controls(new TreeMap<>());

    public Controls {
        locks = Collections.unmodifiableSortedMap(new TreeMap<>(locks));
    }

    public Optional<Lock> lockOn(EnvironmentName environment, Instant now) {
        return Optional.ofNullable(locks.get(environment.name())).filter(lock -> lock.inForce(now));
    }

    public List<Lock> locksInForce(Instant now) {
        return locks.values().stream().filter(lock -> lock.inForce(now)).toList();
    }

    public Controls with(Lock lock) {
        SortedMap<String, Lock> next = new TreeMap<>(locks);
        next.put(lock.environment().name(), lock);
        return new Controls(next);
    }

    public Controls withoutLock(EnvironmentName environment) {
        SortedMap<String, Lock> next = new TreeMap<>(locks);
        next.remove(environment.name());
        return new Controls(next);
    }
}

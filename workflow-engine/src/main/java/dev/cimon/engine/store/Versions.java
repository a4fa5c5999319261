package dev.cimon.engine.store;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Rows as they were last read or written, so that what has not changed since need not be read again. A row is known by
 * its id and by the transaction that wrote it ({@code xmin}); what changed meanwhile, by whomever, is never found.
 *
 * @param <I> the id
 * @param <T> what the row says
 */
final class Versions<I, T> {

    private final Map<Version<I>, T> known;

    /** @param most that are kept; those that nobody has asked for the longest go first */
    Versions(int most) {
        known = new LinkedHashMap<>(most, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Version<I>, T> eldest) {
                return size() > most;
            }
        };
    }

    /** @param writtenBy the number of the transaction */
    record Version<I>(I id, String writtenBy) {}

    synchronized Optional<T> find(Version<I> version) {
        return Optional.ofNullable(known.get(version));
    }

    synchronized void keep(Version<I> version, T row) {
        known.put(version, row);
    }

    /** To be called when a transaction has failed: a database that was restored may give the same numbers again. */
    synchronized void forget() {
        known.clear();
    }
}

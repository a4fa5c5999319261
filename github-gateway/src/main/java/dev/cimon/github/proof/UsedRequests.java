package dev.cimon.github.proof;

import dev.cimon.events.proof.ProofRequest;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The requests that have led to a proof, until they expire. Each replica knows its own: a proof that comes of the same
 * request by another one has the same id, and so changes nothing.
 */
public final class UsedRequests {

    private final Map<String, Instant> used = new ConcurrentHashMap<>();

    public void add(ProofRequest request, Instant now) {
        used.values().removeIf(until -> !until.isAfter(now));
        used.put(request.id(), request.until());
    }

    public boolean contains(ProofRequest request) {
        return used.containsKey(request.id());
    }
}

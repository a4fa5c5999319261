package dev.cimon.trial;

import dev.cimon.events.github.HeadCommit;
import dev.cimon.events.github.PushReceived;
import dev.cimon.events.reference.Revision;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Where the branches and tags of a repository stood, by their full names. */
final class Pushes {

    private final Map<String, NavigableMap<Instant, Optional<Revision>>> byRef = new HashMap<>();
    private String defaultBranch = "main";
    private Instant last = Instant.MIN;

    /** @param since nobody asks where anything stood before */
    void take(PushReceived push, Instant at, Instant since) {
        NavigableMap<Instant, Optional<Revision>> moves = byRef.computeIfAbsent(push.ref(), _ -> new TreeMap<>());
        moves.put(at, Optional.ofNullable(push.headCommit()).map(HeadCommit::revision));
        Instant first = moves.floorKey(since);
        if (first != null) {
            moves.headMap(first, false).clear();
        }
        if (!at.isBefore(last)) {
            last = at;
            defaultBranch = push.defaultBranch();
        }
    }

    /** The one that was it last; GitHub's own default where none is told. */
    String defaultBranch() {
        return defaultBranch;
    }

    /** Whether this ref was ever pushed. */
    boolean knows(String ref) {
        return byRef.containsKey(ref);
    }

    Optional<Revision> revisionOf(String ref, Instant time) {
        return Optional.ofNullable(byRef.get(ref))
                .map(moves -> moves.floorEntry(time))
                .flatMap(Map.Entry::getValue);
    }

    Stream<Revision> revisions() {
        return byRef.values().stream().flatMap(moves -> moves.values().stream()).flatMap(Optional::stream);
    }
}

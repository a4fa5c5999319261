package dev.cimon.github.redelivery;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The deliveries that were asked for again, until it is known what became of them. */
final class Requests {

    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
    private static final int MOST_DOUBLINGS = 20;

    private final Duration firstPause;
    private final Map<String, Request> open = new HashMap<>();

    /** @param firstPause before a delivery is asked for a second time; each further pause is twice as long */
    Requests(Duration firstPause) {
        this.firstPause = firstPause;
    }

    boolean due(Attempt missed, Instant now) {
        Request request = open.get(missed.guid());
        return request == null || !now.isBefore(request.nextAt());
    }

    void asked(Attempt missed, Instant now) {
        Request earlier = open.get(missed.guid());
        int times = earlier == null ? 0 : earlier.times();
        Duration doubled = firstPause.multipliedBy(1L << Math.min(times, MOST_DOUBLINGS));
        Duration pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
        open.put(missed.guid(), new Request(missed.id(), times + 1, now.plus(pause)));
    }

    /** What came of them since the last call: a success, or one more failure. Forgets what is settled. */
    List<Attempt> outcomes(Attempts attempts) {
        List<Attempt> outcomes = new ArrayList<>();
        open.entrySet()
                .removeIf(entry -> attempts.of(entry.getKey())
                        .map(newest -> settled(entry, newest, outcomes))
                        .orElse(true));
        return outcomes;
    }

    private static boolean settled(Map.Entry<String, Request> entry, Attempt newest, List<Attempt> outcomes) {
        Request request = entry.getValue();
        if (newest.id() != request.attempt()) {
            outcomes.add(newest);
            entry.setValue(new Request(newest.id(), request.times(), request.nextAt()));
        }
        return newest.succeeded();
    }

    /** @param attempt the newest that is known to have failed */
    private record Request(long attempt, int times, Instant nextAt) {}
}

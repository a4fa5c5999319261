package dev.cimon.github.redelivery;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known of each delivery, from its attempts in whatever order they become known. */
final class Attempts {

    private final Map<String, Standing> standings = new HashMap<>();

    void add(Attempt attempt) {
        Instant sentAt = attempt.redelivery() ? null : attempt.deliveredAt();
        standings.merge(attempt.guid(), new Standing(sentAt, attempt), Standing::with);
    }

    /** The success of this delivery if there is one, otherwise its newest attempt. */
    Optional<Attempt> of(String guid) {
        return Optional.ofNullable(standings.get(guid)).map(Standing::attempt);
    }

    /** The newest attempt of each delivery that nobody took and that would not be refused again, oldest first. */
    List<Attempt> missed() {
        return standings.values().stream()
                .filter(Standing::missed)
                .map(Standing::attempt)
                .sorted(Attempt.OLDEST_FIRST)
                .toList();
    }

    /** A delivery is as old as its first attempt, so that asking for it does not keep it alive for ever. */
    void forgetSentBefore(Instant horizon) {
        standings.values().removeIf(standing -> standing.age().isBefore(horizon));
    }

    /** @param sentAt when GitHub first tried; null while only later attempts are known */
    private record Standing(@Nullable Instant sentAt, Attempt attempt) {

        Standing with(Standing other) {
            return new Standing(sentAt == null ? other.sentAt : sentAt, Attempt.moreTelling(attempt, other.attempt));
        }

        boolean missed() {
            return sentAt != null && !attempt.succeeded() && !attempt.refusedForGood();
        }

        Instant age() {
            return sentAt == null ? attempt.deliveredAt() : sentAt;
        }
    }
}

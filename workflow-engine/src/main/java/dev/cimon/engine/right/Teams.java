package dev.cimon.engine.right;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * To which teams on GitHub one login belongs, as far as somebody has asked.
 *
 * @param belongs by team, written {@code organization/team}
 * @param at when GitHub was asked
 */
public record Teams(String login, SortedMap<String, Boolean> belongs, Instant at) {

    /** So long it counts what GitHub said. */
    public static final Duration AGE = Duration.ofHours(1);

    public Teams {
        belongs = Collections.unmodifiableSortedMap(new TreeMap<>(belongs));
    }

    /**
     * @param asked about which teams
     * @param member of which of them
     */
    public static Teams of(String login, Collection<String> asked, Collection<String> member, Instant at) {
        SortedMap<String, Boolean> belongs = new TreeMap<>();
        asked.forEach(team -> belongs.put(team, member.contains(team)));
        return new Teams(login, belongs, at);
    }

    /** Empty where nobody has asked about this login, or too long ago. */
    Optional<Boolean> belongsTo(String team, String other, Instant now) {
        return login.equalsIgnoreCase(other) && now.isBefore(at.plus(AGE))
                ? Optional.ofNullable(belongs.get(team))
                : Optional.empty();
    }
}

package dev.cimon.engine.right;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * To which groups of one kind somebody belongs, as far as it was asked for: teams on GitHub or user groups of Slack.
 *
 * @param who by their login on GitHub or their id in Slack; stored under the name it had when there were teams only
 * @param belongs by group, as the workflow writes it
 * @param at when it was asked for
 * @param untold why it was not told, as a sentence; then they belong to none, as far as is known
 */
public record Membership(
        @JsonProperty("login") String who,
        SortedMap<String, Boolean> belongs,
        Instant at,
        @Nullable String untold) {

    /** So long it counts what was said. */
    public static final Duration AGE = Duration.ofHours(1);

    public Membership {
        belongs = Collections.unmodifiableSortedMap(new TreeMap<>(belongs));
    }

    /**
     * @param asked about which groups
     * @param member of which of them
     */
    public static Membership of(String who, Collection<String> asked, Collection<String> member, Instant at) {
        SortedMap<String, Boolean> belongs = new TreeMap<>();
        asked.forEach(group -> belongs.put(group, member.contains(group)));
        return new Membership(who, belongs, at, null);
    }

    /**
     * That of somebody about whom nothing is told.
     *
     * @param asked about which groups
     * @param sentence why
     */
    public static Membership untold(String who, Collection<String> asked, String sentence, Instant at) {
        return new Membership(who, of(who, asked, List.of(), at).belongs(), at, sentence);
    }

    /** Empty where nobody has asked about them, or too long ago. */
    Optional<Boolean> belongsTo(String group, String other, Instant now) {
        return who.equalsIgnoreCase(other) && now.isBefore(at.plus(AGE))
                ? Optional.ofNullable(belongs.get(group))
                : Optional.empty();
    }
}

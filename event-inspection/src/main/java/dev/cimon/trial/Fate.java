package dev.cimon.trial;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What became of a deployment, or would have.
 *
 * @param heldBy the gates that held it on its way, by their names
 * @param sentence what the gates or people said; empty where there is nothing to say
 */
public record Fate(End end, List<String> heldBy, String sentence) {

    /** As far as it came: whether its pipeline was triggered. What the pipeline did is not a matter of the workflow. */
    public enum End {
        NOT_ASKED_FOR("not asked for"),
        ASKED_FOR("asked for"),
        STARTED("started"),
        HELD("held"),
        REFUSED("refused"),
        GAVE_WAY("gave way to a newer one"),
        CALLED_OFF("called off"),
        UNKNOWN("cannot be told");

        private final String words;

        End(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    static final Fate NOT_ASKED_FOR = new Fate(End.NOT_ASKED_FOR, List.of(), "");

    public Fate {
        heldBy = List.copyOf(heldBy);
    }

    /** @param reason why nobody had to, or could */
    static Fate notAskedFor(String reason) {
        return new Fate(End.NOT_ASKED_FOR, List.of(), reason);
    }

    static Fate refused(String sentence) {
        return new Fate(End.REFUSED, List.of(), sentence);
    }

    /** @param reason what would have to be known */
    static Fate unknown(String reason) {
        return new Fate(End.UNKNOWN, List.of(), reason);
    }

    Fate saying(UnaryOperator<String> words) {
        return new Fate(end, heldBy, words.apply(sentence));
    }

    /** In a few words. */
    public String words() {
        if (heldBy.isEmpty()) {
            return end.words;
        }
        String held = "held by " + String.join(", ", heldBy);
        return end == End.HELD ? held : held + ", then " + end.words;
    }

    /** Refusals differ by their reason as well. */
    boolean same(Fate other) {
        return words().equals(other.words()) && (end != End.REFUSED || sentence.equals(other.sentence));
    }
}

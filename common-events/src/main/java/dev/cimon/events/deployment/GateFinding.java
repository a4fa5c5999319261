package dev.cimon.events.deployment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one gate said about a deployment, in words for people.
 *
 * @param until when a gate that lets it wait will say something else by itself, if that is known
 */
public record GateFinding(
        String gate,
        Verdict verdict,
        String sentence,
        @Nullable Instant until) {

    public GateFinding(String gate, Verdict verdict, String sentence) {
        this(gate, verdict, sentence, null);
    }

    /** Whether the gate lets it pass. */
    public enum Verdict {
        PASS,
        WAIT,
        REFUSE
    }
}

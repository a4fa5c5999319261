package dev.cimon.events.deployment;

/** What one gate said about a deployment, in words for people. */
public record GateFinding(String gate, Verdict verdict, String sentence) {

    /** Whether the gate lets it pass. */
    public enum Verdict {
        PASS,
        WAIT,
        REFUSE
    }
}

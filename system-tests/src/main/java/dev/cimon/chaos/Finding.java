package dev.cimon.chaos;

/** Something that is not as it was promised; as long as work goes on, some of it may still come right. */
public record Finding(Kind kind, String sentence) {

    public enum Kind {
        /** Accepted, and nothing came of it, or not what should have. */
        LOST,
        /** Done more than once. */
        TWICE,
        /** Let through a closed gate. */
        PASSED,
        /** Not at its end. */
        STUCK,
        /** Shown otherwise than it is. */
        UNTRUE
    }
}

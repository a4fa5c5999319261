package dev.cimon.engine.gate;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a gate says, with a sentence for people. */
sealed interface Ruling {

    String sentence();

    record Pass(String sentence) implements Ruling {}

    /** @param until when it will say something else by itself, if that is known */
    record Wait(String sentence, @Nullable Instant until) implements Ruling {
        Wait(String sentence) {
            this(sentence, null);
        }
    }

    record Refuse(String sentence) implements Ruling {}
}

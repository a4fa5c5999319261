package dev.cimon.engine.control;

import dev.cimon.events.reference.SlackUser;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Nothing is deployed to an environment by itself.
 *
 * @param ignored what would have been deployed there last
 */
public record ByHand(SlackUser by, Instant since, @Nullable Ignored ignored) {

    /** @param what in words, such as {@code main 3f9c2ab} */
    public record Ignored(String what, Instant at) {}

    public ByHand ignoring(String what, Instant at) {
        return new ByHand(by, since, new Ignored(what, at));
    }
}

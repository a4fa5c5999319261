package dev.cimon.github.redelivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The gateway whose missed deliveries are healed. */
public interface Receiver {

    /** Whether this event of GitHub means anything to it. */
    boolean reads(String event);

    /** Whether a delivery would be taken now. */
    boolean ready();

    /** Is told of each delivery that came after it was asked for; false if it has to be told once more later. */
    boolean healed(Taken delivery);

    /**
     * A delivery that came after all.
     *
     * @param id GitHub's, which is also that of the event
     * @param event GitHub's word for what happened
     * @param repository full name, where GitHub still tells it
     */
    record Taken(
            String id,
            String event,
            Instant at,
            @Nullable String repository,
            @Nullable Long installation) {}
}

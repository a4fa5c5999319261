package dev.cimon.trial;

import dev.cimon.events.deployment.Trigger;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.Revision;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One deployment as it was, and as it would have been.
 *
 * @param at when it was asked for, or would have been
 * @param number as people know it; absent where it was not asked for
 * @param revision absent where it is not known
 */
public record Comparison(
        Instant at,
        @Nullable Long number,
        Trigger trigger,
        String gitRef,
        @Nullable Revision revision,
        EnvironmentName environment,
        Fate then,
        Fate now) {

    public boolean told() {
        return now.end() != Fate.End.UNKNOWN;
    }

    public boolean different() {
        return told() && !then.same(now);
    }
}

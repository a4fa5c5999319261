package dev.cimon.trace;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code traceparent} says (<a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>).
 *
 * @param spanId the step under which whoever reads it puts its own
 */
record TraceContext(String traceId, String spanId) {

    private static final Pattern SAMPLED = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f][13579bdf]");

    /** Empty if there is none, or if whoever began the trace does not want it to be kept. */
    static Optional<TraceContext> of(@Nullable String traceparent) {
        if (traceparent == null) {
            return Optional.empty();
        }
        Matcher parts = SAMPLED.matcher(traceparent);
        return parts.matches() ? Optional.of(new TraceContext(parts.group(1), parts.group(2))) : Optional.empty();
    }
}

package dev.cimon.webhook;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The trace an event belongs to, as <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>. */
public final class Traceparent {

    private static final Pattern VALID =
            Pattern.compile("(00-(?!0{32})[0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})");

    private Traceparent() {}

    /** A step of our own in the sender's trace, if theirs is a valid one; otherwise a new trace begins here. */
    public static String continuing(@Nullable String header) {
        Matcher theirs = VALID.matcher(header == null ? "" : header);
        if (theirs.matches()) {
            return theirs.group(1) + "-" + digits() + "-" + theirs.group(2);
        }
        return "00-" + digits() + digits() + "-" + digits() + "-01";
    }

    /** Sixteen, not all of them zero. */
    private static String digits() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong(1, Long.MAX_VALUE));
    }
}

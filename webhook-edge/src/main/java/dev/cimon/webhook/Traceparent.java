package dev.cimon.webhook;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The trace an event belongs to, as <a href="https://www.w3.org/TR/trace-context/">W3C Trace Context</a>. */
public final class Traceparent {

    private static final Pattern VALID = Pattern.compile("00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private Traceparent() {}

    /** The sender's, if it is a valid one; otherwise a new trace begins here. */
    public static String continuing(@Nullable String header) {
        if (header != null && VALID.matcher(header).matches()) {
            return header;
        }
        ThreadLocalRandom random = ThreadLocalRandom.current();
        HexFormat hex = HexFormat.of();
        return "00-" + hex.toHexDigits(random.nextLong()) + hex.toHexDigits(nonZero(random)) + "-"
                + hex.toHexDigits(nonZero(random)) + "-01";
    }

    private static long nonZero(ThreadLocalRandom random) {
        return random.nextLong(1, Long.MAX_VALUE);
    }
}

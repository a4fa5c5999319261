package dev.cimon.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** A time as GitHub writes it. */
final class GitHubTime {

    private GitHubTime() {}

    /** The former, where it stands there as a time; else the latter. */
    static @Nullable Instant tryRead(@Nullable JsonNode time, @Nullable JsonNode otherwise) {
        Instant read = tryRead(time);
        return read == null ? tryRead(otherwise) : read;
    }

    /** The same time stands as seconds in one payload and as text in another; what is neither is null. */
    static @Nullable Instant tryRead(@Nullable JsonNode time) {
        try {
            if (time != null && time.isIntegralNumber() && time.canConvertToLong()) {
                return Instant.ofEpochSecond(time.longValue());
            }
            return time != null && time.isTextual()
                    ? OffsetDateTime.parse(time.textValue()).toInstant()
                    : null;
        } catch (DateTimeException e) {
            return null;
        }
    }
}

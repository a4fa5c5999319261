package dev.cimon.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What somebody answered. The body is empty where it is not JSON. */
record Answer(int status, HttpHeaders headers, JsonNode body, Instant received) {

    boolean good() {
        return status / 100 == 2;
    }

    /** The values of a header that is a list, without those that are blank. */
    Optional<List<String>> list(String header) {
        return headers.firstValue(header)
                .map(text -> Arrays.stream(text.split(","))
                        .map(String::strip)
                        .filter(value -> !value.isEmpty())
                        .toList());
    }

    /** How far our clock is from theirs, where they say what time it is. */
    Optional<Duration> skew() {
        return headers.firstValue("date")
                .flatMap(Answer::time)
                .map(theirs -> Duration.between(theirs, received).abs());
    }

    private static Optional<Instant> time(String date) {
        try {
            return Optional.of(ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeParseException unreadable) {
            return Optional.empty();
        }
    }
}

package dev.cimon.engine.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PastMomentTest {

    /** A Saturday. */
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "14:00, 2026-11-21T14:00:00Z",
        "today 9:30, 2026-11-21T09:30:00Z",
        "yesterday 14:00, 2026-11-20T14:00:00Z",
        "Yesterday 14:00 UTC, 2026-11-20T14:00:00Z",
        "friday 14:00, 2026-11-20T14:00:00Z",
        "Fri 14:00, 2026-11-20T14:00:00Z",
        "saturday 11:59, 2026-11-21T11:59:00Z",
        "saturday 12:01, 2026-11-14T12:01:00Z",
        "sunday 00:00, 2026-11-15T00:00:00Z",
        "2026-11-20 14:00, 2026-11-20T14:00:00Z",
        "2026-11-20T14:00Z, 2026-11-20T14:00:00Z",
        "2026-11-20T14:00:30Z, 2026-11-20T14:00:30Z",
        "2026-11-20T14:00:30.25Z, 2026-11-20T14:00:30.250Z",
        "2026-11-20T14:00+01:00, 2026-11-20T13:00:00Z",
        "2026-11-20 14:00 +05:30, 2026-11-20T08:30:00Z",
        "friday, ",
        "someday 14:00, ",
        "2026-11-20, ",
        "2026-02-30 14:00, ",
        "25:00, ",
        "yesterday 14:00 +01:00, ",
        "'', "
    })
    void readsWhatPeopleSay(String words, @Nullable Instant moment) {
        assertThat(PastMomentWords.read(List.of(words.split(" ")))
                        .map(read -> read.before(NOW))
                        .orElse(null))
                .isEqualTo(moment);
    }

    @Test
    void staysTheSameTimeHoweverManyWordsItHas() {
        assertThat(PastMomentWords.read(List.of("2026-11-20", "14:00", "UTC")))
                .isEqualTo(PastMomentWords.read(List.of("2026-11-20T14:00Z")));
    }
}

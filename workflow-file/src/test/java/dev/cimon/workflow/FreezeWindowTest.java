package dev.cimon.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreezeWindowTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    /** From Friday at four to Monday at eight, in Berlin. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-20T14:59:59Z, ",
        "2026-11-20T15:00:00Z, 2026-11-23T07:00:00Z",
        "2026-11-21T12:00:00Z, 2026-11-23T07:00:00Z",
        "2026-11-23T06:59:59Z, 2026-11-23T07:00:00Z",
        "2026-11-23T07:00:00Z, ",
        "2026-07-03T14:00:00Z, 2026-07-06T06:00:00Z",
        "2026-07-03T13:59:59Z, "
    })
    void isOpenFromItsBeginningToItsEndInItsTimeZone(Instant now, Instant end) {
        FreezeWindow weekend = new FreezeWindow("0 16 * * 5", Duration.ofHours(64), BERLIN, null);

        assertThat(weekend.openUntil(now)).isEqualTo(Optional.ofNullable(end));
    }

    @Test
    void lastsOnWhereItOpensAgainBeforeItCloses() {
        FreezeWindow window = new FreezeWindow("0 8,9 * * *", Duration.ofMinutes(90), ZoneId.of("UTC"), null);

        assertThat(window.openUntil(Instant.parse("2026-11-21T08:30:00Z")))
                .contains(Instant.parse("2026-11-21T10:30:00Z"));
        assertThat(window.openUntil(Instant.parse("2026-11-21T10:30:00Z"))).isEmpty();
    }

    @Test
    void isNeverOpenIfItsDayNeverComes() {
        FreezeWindow window = new FreezeWindow("0 0 30 2 *", Duration.ofHours(1), ZoneId.of("UTC"), null);

        assertThat(window.openUntil(Instant.parse("2026-11-21T08:30:00Z"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"90m, PT1H30M", "2h, PT2H", "1d12h, PT36H", "0m, ", "h, ", "'', ", "1h30, ", "2 h, ", "-1h, "})
    void readsDurationsAsPeopleWriteThem(String text, Duration duration) {
        assertThat(DurationText.parse(text)).isEqualTo(Optional.ofNullable(duration));
    }
}

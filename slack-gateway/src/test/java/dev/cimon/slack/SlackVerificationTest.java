package dev.cimon.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackVerificationTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_795_000_000);

    @ParameterizedTest
    @ValueSource(longs = {-300, -299, 0, 299, 300})
    void takesARequestOfFiveMinutes(long seconds) {
        assertThat(SlackVerification.isRecent(Long.toString(NOW.getEpochSecond() + seconds), NOW))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {-100_000_000, -301, 301, 100_000_000})
    void refusesARequestOfMore(long seconds) {
        assertThat(SlackVerification.isRecent(Long.toString(NOW.getEpochSecond() + seconds), NOW))
                .isFalse();
    }

    @Test
    void countsTheParts() {
        assertThat(SlackVerification.isRecent("1795000000", NOW.plusSeconds(300).plusNanos(1)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "+1795000000",
                "-1795000000",
                "1795000000.0",
                " 1795000000",
                "1795000000,1795000000",
                "1.795e9",
                "0x6afd7ac0",
                "١٧٩٥",
                "9999999999999",
                "999999999999"
            })
    void refusesWhatIsNoTime(String timestamp) {
        assertThat(SlackVerification.isRecent(timestamp, NOW)).isFalse();
    }
}

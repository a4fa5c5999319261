package dev.cimon.engine.effect;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    @ParameterizedTest
    @CsvSource({
        "1, 125, 500",
        "2, 250, 1000",
        "3, 500, 2000",
        "4, 1000, 4000",
        "5, 2000, 8000",
        "6, 4000, 16000",
        "7, 7500, 30000",
        "8, 7500, 30000",
        "100000, 7500, 30000"
    })
    void growsToHalfAMinute(int attempts, long least, long most) {
        Backoff backoff = new Backoff(new Random(1));
        assertThat(IntStream.range(0, 1_000).mapToObj(round -> backoff.after(attempts)))
                .allSatisfy(pause -> assertThat(pause).isBetween(Duration.ofMillis(least), Duration.ofMillis(most)));
    }

    @Test
    void bringsThoseApartThatFailedTogether() {
        Backoff backoff = new Backoff(new Random(1));
        assertThat(IntStream.range(0, 100).mapToObj(round -> backoff.after(7)).distinct())
                .hasSizeGreaterThan(90);
    }
}

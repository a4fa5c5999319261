package dev.cimon.notifier.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {

    private final RandomGenerator highest = new RandomGenerator() {
        @Override
        public long nextLong() {
            throw new UnsupportedOperationException();
        }

        @Override
        public long nextLong(long origin, long bound) {
            return bound - 1;
        }
    };

    @ParameterizedTest
    @CsvSource({"1,1000", "2,2000", "3,4000", "5,16000", "6,30000", "7,30000", "1000000,30000"})
    void waitsAtMostTwiceAsLongEachTimeUpToHalfAMinute(int attempts, long atMost) {
        assertThat(new Backoff(highest).after(attempts)).isEqualTo(Duration.ofMillis(atMost));
    }
}

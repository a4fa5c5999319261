package dev.cimon.sandbox.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TriggersTest {

    private static final Duration LIFE = Duration.ofSeconds(3);

    private final User alice = new User("U0ALICE", "alice", "Alice", false);

    @Test
    void handsOutNoIdAgainAfterARestart() {
        String before = new Triggers(Clock.systemUTC(), LIFE).create(alice);
        String after = new Triggers(Clock.systemUTC(), LIFE).create(alice);

        assertThat(after).isNotEqualTo(before);
    }
}

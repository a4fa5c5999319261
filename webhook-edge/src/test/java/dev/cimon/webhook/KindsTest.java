package dev.cimon.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KindsTest {

    private final Kinds kinds = new Kinds();

    @Test
    void keepsAWord() {
        assertThat(kinds.counted("workflow_run")).isEqualTo("workflow_run");
        assertThat(kinds.counted("workflow_run")).isEqualTo("workflow_run");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\nb", "\u0000", "é", "a}"})
    void keepsNothingThatIsNoWord(String kind) {
        assertThat(kinds.counted(kind)).isEqualTo("other");
        assertThat(kinds.counted("x".repeat(65))).isEqualTo("other");
    }

    @Test
    void keepsOnlySoManyWords() {
        Set<String> counted = new HashSet<>();
        for (int n = 0; n < 10_000; n++) {
            counted.add(kinds.counted("kind_" + n));
        }
        assertThat(counted).hasSize(Kinds.MOST + 1).contains("kind_0", "other");
        assertThat(kinds.counted("kind_0")).isEqualTo("kind_0");
    }
}

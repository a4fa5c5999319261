package dev.cimon.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceparentTest {

    @Test
    void goesOnWithTheSendersTraceByAStepOfOurOwn() {
        assertThat(Traceparent.continuing("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00"))
                .matches("00-4bf92f3577b34da6a3ce929d0e0e4736-[0-9a-f]{16}-00")
                .doesNotContain("00f067aa0ba902b7");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "garbage",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01"
            })
    void beginsATraceWhereThereIsNone(@Nullable String header) {
        String begun = Traceparent.continuing(header);
        assertThat(begun).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01").isNotEqualTo(header);
        assertThat(Traceparent.continuing(begun)).startsWith(begun.substring(0, 36));
    }
}

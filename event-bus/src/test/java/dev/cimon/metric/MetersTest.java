package dev.cimon.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final Meters meters = new Meters(registry);

    @Test
    void countsByLabel() {
        meters.expect(Metric.WEBHOOKS_REJECTED, "stale");
        meters.count(Metric.WEBHOOKS_REJECTED, "forged");
        meters.count(Metric.WEBHOOKS_REJECTED, "forged");

        assertThat(rejected("stale")).isZero();
        assertThat(rejected("forged")).isEqualTo(2);
    }

    @Test
    void timesNothingShorterThanNothing() {
        meters.time(Metric.NOTIFIER_DELAY, Duration.ofSeconds(2), "message");
        meters.time(Metric.NOTIFIER_DELAY, Duration.ofSeconds(-1), "message");

        var timer = registry.get("cimon.notifier.delay").tag("kind", "message").timer();
        assertThat(timer.count()).isEqualTo(2);
        assertThat(timer.totalTime(TimeUnit.SECONDS)).isEqualTo(2);
    }

    @Test
    void showsNothingWhereNothingWaitsAnyMore() {
        meters.levels(Metric.GATE_WAITING, Map.of("lock", 2.0, "concurrency", 1.0));
        meters.levels(Metric.GATE_WAITING, Map.of("lock", 3.0));

        assertThat(waiting("lock")).isEqualTo(3);
        assertThat(waiting("concurrency")).isZero();
    }

    @Test
    void showsNoNumberForWhatIsNotKnown() {
        meters.level(Metric.EFFECTS_OLDEST, 7);
        meters.forget(Metric.EFFECTS_OLDEST);

        assertThat(registry.get("cimon.effects.oldest").gauge().value()).isNaN();
    }

    @Test
    void showsNoNumberOnceItIsOver() {
        meters.levelUntil(Instant.EPOCH, Metric.EFFECTS_PARKED, 3);
        meters.levelUntil(Instant.MAX, Metric.EFFECTS_DUE, 3);

        assertThat(registry.get("cimon.effects.parked").gauge().value()).isNaN();
        assertThat(registry.get("cimon.effects.due").gauge().value()).isEqualTo(3);
    }

    @Test
    void refusesWhatTheTableDoesNotSay() {
        assertThatThrownBy(() -> meters.count(Metric.WEBHOOKS_REJECTED))
                .hasMessage("WEBHOOKS_REJECTED has the labels [reason]");
        assertThatThrownBy(() -> meters.count(Metric.EFFECTS_OLDEST)).hasMessage("EFFECTS_OLDEST is no COUNTER");
        assertThatThrownBy(() -> meters.level(Metric.HEALED, 1, "pipeline-found"))
                .hasMessage("HEALED has no level");
    }

    private double rejected(String reason) {
        return registry.get("cimon.webhooks.rejected")
                .tag("reason", reason)
                .counter()
                .count();
    }

    private double waiting(String gate) {
        return registry.get("cimon.gate.waiting").tag("gate", gate).gauge().value();
    }
}

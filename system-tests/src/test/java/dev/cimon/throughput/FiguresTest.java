package dev.cimon.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void tellsWhetherAGoalIsReached() {
        assertThat(Goal.atLeast("deployments", 100, 100, "/s").line()).endsWith("100.0 /s         goal ≥   100.0   ok");
        assertThat(Goal.atLeast("deployments", 99.9, 100, "/s").line()).endsWith("NOT reached");
        assertThat(Goal.atMost("list", 49.9, 50, "ms").reached()).isTrue();
        assertThat(Goal.atMost("list", 50.1, 50, "ms").reached()).isFalse();
        assertThat(Goal.atMost("what was never measured", Double.NaN, 50, "ms").reached())
                .isFalse();
    }

    @Test
    void countsOnlyDeploymentsThatSucceed() {
        Cpu.Reading nothing = new Cpu.Reading(Map.of(), 0);
        Deployments.Done done = new Deployments.Done(
                30, 10, 2, Quantiles.of(List.of(7.0)), new Cpu.Reading(Map.of(), 1).since(nothing));

        assertThat(done.perSecond()).isEqualTo(15);
        assertThat(done.line("as fast as they go"))
                .contains(" 15.0/s in 2.0 s, 10 FAILED; event to success p50 7 ms, p99 7 ms; ");
    }

    @Test
    void takesQuantilesFromTheSample() {
        List<Double> hundred =
                DoubleStream.iterate(1, i -> i + 1).limit(100).boxed().toList().reversed();

        assertThat(Quantiles.of(hundred)).isEqualTo(new Quantiles(100, 50, 99, 100));
        assertThat(Quantiles.of(List.of(7.0))).isEqualTo(new Quantiles(1, 7, 7, 7));
        assertThat(Quantiles.of(List.of()).p99()).isNaN();
        assertThat(Quantiles.median(List.of(3.0, 100.0, 1.0))).isEqualTo(3);
    }

    @Test
    void sharesTheProcessorTimeOutAmongTheWork() {
        long second = Duration.ofSeconds(1).toNanos();
        Cpu.Reading before = new Cpu.Reading(Map.of("workflow-engine", second), 0);
        Cpu.Reading after = new Cpu.Reading(Map.of("workflow-engine", 3 * second, "postgresql", second), 4 * second);

        Cpu.Usage usage = after.since(before);

        assertThat(usage.engineMicros()).isEqualTo(3_000_000);
        assertThat(usage.told(1000)).contains("workflow-engine 2000").contains("postgresql 1000");
    }
}

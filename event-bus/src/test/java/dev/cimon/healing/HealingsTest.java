package dev.cimon.healing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.metric.Meters;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HealingsTest {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Healings healings = new Healings(new Meters(meters));

    @Test
    void countsEachKindByItself() {
        healings.expect(Healing.PIPELINE_FOUND, Healing.CI_STATUS_ASKED);
        healings.heal(Healing.PIPELINE_FOUND, "deploymentId=1");
        healings.heal(Healing.PIPELINE_FOUND, "deploymentId=2");

        assertThat(count("pipeline-found")).isEqualTo(2);
        assertThat(count("ci-status-asked")).isZero();
        assertThat(meters.find("cimon.healed").counters()).hasSize(2);
    }

    @Test
    void namesEachKindAsPrometheusLikesIt() {
        assertThat(Arrays.stream(Healing.values()).map(Healing::kind))
                .doesNotHaveDuplicates()
                .allMatch(kind -> kind.matches("[a-z]+(-[a-z]+)*"));
    }

    private double count(String kind) {
        return meters.get("cimon.healed").tag("kind", kind).counter().count();
    }
}

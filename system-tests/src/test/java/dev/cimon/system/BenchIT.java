package dev.cimon.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.process.Deployed;
import dev.cimon.process.Service;
import dev.cimon.story.Bench;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LogsOnFailure.class)
class BenchIT {

    @Test
    void measuresEveryRouteAndEndsTheDeploymentsThatItBegan() {
        Deployed system = Shared.system();
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        boolean complete = Bench.measure(
                system.address(Service.SANDBOX),
                system.brokers(),
                5,
                new PrintStream(printed, true, StandardCharsets.UTF_8));

        String table = printed.toString(StandardCharsets.UTF_8);
        assertThat(complete).as(table).isTrue();
        assertThat(table.lines())
                .anyMatch(line -> line.matches("milliseconds +n +p50 +p95 +p99 +max"))
                .anyMatch(line -> line.matches("/cimon help → its answer +5( +\\d+\\.\\d){4}"))
                .anyMatch(line -> line.matches("/cimon deploy → its form opens +5( +\\d+\\.\\d){4}"))
                .anyMatch(line -> line.matches("a push → the message of its deployment +5( +\\d+\\.\\d){4}"));
        assertThat(table)
                .startsWith("While 5 deployments run: 5 samples of each, after 1 that do not count.")
                .contains("The slowest of each spent most of its time in");
    }
}

package dev.cimon.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cimon.process.Service;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the services show to Prometheus after a deployment is what docs/metrics.md says. */
@ExtendWith(LogsOnFailure.class)
class MetricsIT {

    private static final Pattern SERIES = Pattern.compile("(?m)^([a-z_]+)[{ ]");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([a-z_]+)(\\{[a-z,]+})?` \\| [^|]*\\| ([^|]*) \\| [^|]* \\|$");

    @BeforeAll
    static void deploy() {
        Team team = Team.shop().setUp(0);
        String before = team.mark("alice");
        team.push("main", "Be counted", "bob-gh");
        team.assertSucceededExactlyOnce(team.awaitDeployment(before, "preview"));
    }

    @Test
    void everySeriesOfOursIsInTheTable() throws IOException {
        assertThat(shown().filter(name -> name.startsWith("cimon_")))
                .isNotEmpty()
                .isSubsetOf(documented("cimon_").toList());
    }

    @Test
    void whatADeploymentLeavesBehindCanBeSeen() {
        assertThat(shown().toList())
                .contains(
                        "cimon_webhooks_accepted_total",
                        "cimon_webhooks_rejected_total",
                        "cimon_events_published_total",
                        "cimon_events_consumed_seconds_bucket",
                        "cimon_deployments",
                        "cimon_effects_seconds_bucket",
                        "cimon_effects_oldest_seconds",
                        "cimon_effects_parked",
                        "cimon_provider_calls_seconds_bucket",
                        "cimon_provider_ratelimit_remaining",
                        "cimon_notifier_delay_seconds_bucket",
                        "cimon_notifier_oldest_seconds",
                        "cimon_healed_total");
    }

    @Test
    void whatTheLibrariesShowIsStillCalledSo() throws IOException {
        String libraries = Files.readString(Shared.ROOT.resolve("docs/metrics.md"));
        assertThat(libraries)
                .contains(
                        "`kafka_consumer_fetch_manager_records_lag`", "`http_server_requests_seconds_{count,sum,max}`");
        await("those of a consumer, which are looked for once a minute")
                .atMost(Duration.ofMinutes(3))
                .untilAsserted(() -> assertThat(shown().toList())
                        .contains(
                                "kafka_consumer_fetch_manager_records_lag",
                                "http_server_requests_seconds_count",
                                "process_uptime_seconds",
                                "jvm_memory_used_bytes"));
    }

    private static Stream<String> shown() {
        return Service.all().stream()
                .map(service -> Shared.system().replica(service).metrics())
                .flatMap(metrics -> SERIES.matcher(metrics).results())
                .map(match -> match.group(1))
                .distinct();
    }

    private static Stream<String> documented(String prefix) throws IOException {
        Set<String> names = new TreeSet<>();
        ROW.matcher(Files.readString(Shared.ROOT.resolve("docs/metrics.md")))
                .results()
                .forEach(row -> names.addAll(series(row).toList()));
        return names.stream().filter(name -> name.startsWith(prefix));
    }

    private static Stream<String> series(MatchResult row) {
        String endings = row.group(2);
        return endings == null
                ? Stream.of(row.group(1))
                : Arrays.stream(endings.substring(1, endings.length() - 1).split(","))
                        .map(ending -> row.group(1) + ending);
    }
}

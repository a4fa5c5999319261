package dev.cimon.peers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {

    private final Results results = new Results();

    @Test
    void tellsMediansRatiosAndWhatWasNotReached() {
        measured();

        assertThat(report()).isEqualTo("""

                        slash command               req/s   CPU µs   p50 ms   p99 ms       MB  first answer   others
                        Bolt for JavaScript 5       5,000      200     0.50     4.00      120             -      5 %
                        Bolt for Java              20,000       50     0.50     4.00      300             -      5 %
                        bare Vert.x, durable       20,000       30     0.50     4.00      150             -      5 %
                        Cimon slack-gateway        16,000       60     0.50     2.00      240        1.20 s     20 %

                        Goals
                          slash command: requests/s, against Bolt for JavaScript 5                       3.20  ≥ 3.0    ok
                          slash command: requests/s, against Bolt for Java                               0.80  ≥ 1.0    NOT reached
                          slash command: CPU per request, against bare Vert.x, durable                   2.00  ≤ 2.0    ok
                          slash command: p99 at half the rate, against Bolt for JavaScript 5             0.50  ≤ 1.0    ok
                          slash command: p99 at half the rate, against Bolt for Java                     0.50  ≤ 1.0    ok
                          slash command: MB after load                                                 240.00  ≤ 220.0  NOT reached

                        Something else had up to 30 % of the servers' core: trust the CPU time more than the rates.
                        """);
    }

    @Test
    void saysWhenAServerRefused() {
        results.add(Workload.PUSH, Contender.PROBOT, new Sample(5_000, 200, 0.5, 4, 120, 7, 0));

        assertThat(report()).contains("7 requests were not answered with 2xx: this does not count.");
    }

    @Test
    void comparesOnlyWithWhatWasMeasured() {
        results.add(Workload.PUSH, Contender.GITHUB_GATEWAY, new Sample(5_000, 200, 0.5, 4, 120, 0, 0));
        results.add(Workload.PUSH, Contender.PROBOT, new Sample(1_000, 200, 0.5, 4, 120, 0, 0));

        assertThat(Goal.of(results))
                .extracting(Goal::title)
                .containsExactly(
                        "push of 8 KB: requests/s, against Probot 14",
                        "push of 8 KB: p99 at half the rate, against Probot 14",
                        "push of 8 KB: MB after load");
    }

    @Test
    void writesEveryRound(@TempDir Path folder) throws IOException {
        measured();
        Path file = folder.resolve("results.json");

        new ResultsFile(results).write(file);

        JsonNode json = new ObjectMapper().readTree(Files.readString(file));
        assertThat(json.at("/measured/3/server").asText()).isEqualTo("Cimon slack-gateway");
        assertThat(json.at("/measured/3/rounds")).hasSize(3);
        assertThat(json.at("/measured/3/rounds/2/perSecond").asDouble()).isEqualTo(17_000);
        assertThat(json.at("/goals/1/met").asBoolean()).isFalse();
    }

    @Test
    void drawsABarForEveryFigureOfEveryServer() {
        measured();

        String svg = new Picture(results).svg();

        assertThat(svg.split("<rect x=", -1)).hasSize(1 + 4 * 4);
        assertThat(svg)
                .contains(
                        "width=\"140\" height=\"14\" fill=\"#8c959f\"/>\n<text x=\"314\" y=\"77\" fill=\"#1f2328\">20,000</text>");
    }

    private void measured() {
        results.add(Workload.SLASH_COMMAND, Contender.BOLT_JS, new Sample(5_000, 200, 0.5, 4, 120, 0, 0.05));
        results.add(Workload.SLASH_COMMAND, Contender.BOLT_JAVA, new Sample(20_000, 50, 0.5, 4, 300, 0, 0.05));
        results.add(
                Workload.SLASH_COMMAND, Contender.SLACK_VERTX_DURABLE, new Sample(20_000, 30, 0.5, 4, 150, 0, 0.05));
        results.firstAnswer(Contender.SLACK_GATEWAY, 1.1);
        results.firstAnswer(Contender.SLACK_GATEWAY, 1.3);
        results.add(Workload.SLASH_COMMAND, Contender.SLACK_GATEWAY, new Sample(16_000, 60, 0.5, 9, 240, 0, 0.20));
        results.add(Workload.SLASH_COMMAND, Contender.SLACK_GATEWAY, new Sample(15_000, 61, 0.6, 2, 241, 0, 0.10));
        results.add(Workload.SLASH_COMMAND, Contender.SLACK_GATEWAY, new Sample(17_000, 59, 0.4, 1, 239, 0, 0.30));
    }

    private String report() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        new Report(new PrintStream(printed, true, StandardCharsets.UTF_8)).print(results);
        return printed.toString(StandardCharsets.UTF_8);
    }
}

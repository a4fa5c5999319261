package dev.cimon.metric;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** With {@code -Dcimon.docs.write=true} the table is written before it is compared. */
class MetricsDocumentTest {

    private static final Path DOCUMENT = Path.of("../docs/metrics.md");
    private static final String BEGIN = "<!-- made from dev.cimon.metric.Metric -->\n";
    private static final String END = "<!-- end -->\n";

    @Test
    void theTableIsCommitted() throws IOException {
        String text = Files.readString(DOCUMENT);
        String expected =
                text.substring(0, text.indexOf(BEGIN) + BEGIN.length()) + table() + text.substring(text.indexOf(END));
        if (Boolean.getBoolean("cimon.docs.write")) {
            Files.writeString(DOCUMENT, expected);
        }
        assertThat(DOCUMENT)
                .as("write it with: mvn -pl event-bus test -Dcimon.docs.write=true")
                .content()
                .isEqualTo(expected);
    }

    @Test
    void namesAreAsPrometheusLikesThem() {
        assertThat(Metric.values()).allSatisfy(metric -> {
            assertThat(metric.seriesNames()).allMatch(name -> name.matches("cimon_[a-z]+(_[a-z]+)*"));
            assertThat(metric.sentence()).matches("[A-Z].*[^.]");
        });
        assertThat(Arrays.stream(Metric.values()).flatMap(metric -> metric.seriesNames().stream()))
                .doesNotHaveDuplicates();
    }

    private static String table() {
        return Arrays.stream(Metric.values())
                .map(MetricsDocumentTest::row)
                .collect(
                        Collectors.joining("\n", "| series | labels | of | what |\n| --- | --- | --- | --- |\n", "\n"));
    }

    private static String row(Metric metric) {
        String series = switch (metric.kind()) {
            case COUNTER, GAUGE, SECONDS -> metric.seriesNames().getFirst();
            case TIMER -> metric.seriesNames().getFirst().replace("bucket", "{bucket,count,sum,max}");
        };
        return "| `" + series + "` | "
                + metric.labels().stream().map(label -> "`" + label + "`").collect(Collectors.joining(", ")) + " | "
                + metric.services() + " | " + metric.sentence() + " |";
    }
}

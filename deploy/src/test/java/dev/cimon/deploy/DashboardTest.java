package dev.cimon.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The dashboard shows series that there are, and all of ours. */
class DashboardTest {

    private static final JsonNode DASHBOARD = Repository.tree("deploy/grafana/dashboard.json");

    @Test
    void everyPanelShowsSeriesThatThereAre() {
        assertThat(expressions()).hasSizeGreaterThan(20).allSatisfy(AlertsTest::requireKnown);
    }

    @Test
    void everyMeterOfOursCanBeSeen() {
        Set<String> shown = expressions().stream()
                .flatMap(expression -> Series.askedForBy(expression).stream())
                .map(DashboardTest::meter)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> ours = Series.documented().stream()
                .filter(name -> name.startsWith("cimon_"))
                .map(DashboardTest::meter)
                .collect(Collectors.toCollection(TreeSet::new));
        ours.remove("cimon_webhooks_ignored"); // nobody acts on it
        assertThat(shown).containsAll(ours);
    }

    @Test
    void panelsHaveIdsOfTheirOwnAndDoNotOverlap() {
        List<JsonNode> panels = Manifest.items(DASHBOARD.path("panels")).toList();
        assertThat(panels).extracting(panel -> panel.path("id").asInt()).doesNotHaveDuplicates();
        assertThat(panels)
                .extracting(panel -> panel.at("/gridPos/x").asInt() + "/"
                        + panel.at("/gridPos/y").asInt())
                .doesNotHaveDuplicates();
    }

    private static List<String> expressions() {
        return DASHBOARD.findValuesAsText("expr");
    }

    private static String meter(String series) {
        return series.replaceFirst("_(total|seconds_(bucket|sum|count|max))$", "");
    }
}

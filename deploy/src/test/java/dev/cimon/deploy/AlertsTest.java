package dev.cimon.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The alerts ask for series that there are, and lead to what to do. */
class AlertsTest {

    private static final JsonNode RULES = Repository.tree("deploy/prometheus/rules.yaml");
    private static final String RUNBOOK = Repository.text("docs/runbook.md");
    private static final Pattern QUERY = Pattern.compile("`((?:sum|max|min|histogram_quantile)(?: by|\\()[^`]*)`");

    static List<JsonNode> alerts() {
        return Manifest.items(RULES.at("/groups/0/rules")).toList();
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void asksForSeriesThatThereAre(JsonNode alert) {
        requireKnown(alert.path("expr").asText());
    }

    @ParameterizedTest
    @MethodSource("alerts")
    void leadsToASectionThatSaysWhatToDo(JsonNode alert) {
        String name = alert.path("alert").asText();
        assertThat(alert.at("/annotations/runbook_url").asText())
                .endsWith("docs/runbook.md#" + name.toLowerCase(Locale.ROOT));
        String section = section(name);
        assertThat(section)
                .containsSubsequence("**What it means.** ", "**What to look at.**\n\n- ", "**What to do.** ");
    }

    @Test
    void everySectionBelongsToAnAlert() {
        assertThat(Pattern.compile("(?m)^## (.*)$").matcher(RUNBOOK).results().map(heading -> heading.group(1)))
                .containsExactlyElementsOf(alerts().stream()
                        .map(alert -> alert.path("alert").asText())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/runbook.md", "docs/metrics.md"})
    void theQuestionsOfTheDocumentsCanBeAsked(String document) {
        List<String> queries = QUERY.matcher(Repository.text(document))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(queries).hasSizeGreaterThan(3).allSatisfy(AlertsTest::requireKnown);
    }

    /** A revoked token is a refusal. */
    @ParameterizedTest
    @ValueSource(strings = {"refused", "retry_later", "unknown"})
    void anAlertTellsOfCallsThatEndSo(String outcome) {
        assertThat(alerts())
                .extracting(alert -> alert.path("expr").asText())
                .anyMatch(expression -> expression.contains("cimon_provider_calls_seconds_count{outcome")
                        && expression.matches("(?s).*outcome=~?\"[a-z_|]*\\b" + outcome + "\\b.*"));
    }

    @Test
    void theOperatorIsGivenTheSameRules() {
        assertThat(Repository.tree("deploy/kustomize/components/prometheus/rules.yaml")
                        .path("spec"))
                .isEqualTo(RULES);
    }

    @Test
    void aSeriesThatThereIsNotIsFound() {
        assertThat(Series.askedForBy("sum by (job) (rate(cimon_webhooks_acepted_total{type=~\"x\"}[5m])) > 0"))
                .containsExactly("cimon_webhooks_acepted_total");
        assertThat(Series.documented())
                .contains("cimon_webhooks_accepted_total", "cimon_effects_seconds_count", "up")
                .doesNotContain("cimon_webhooks_acepted_total");
    }

    /** What the operator does with jobLabel, a plain Prometheus does with the name of the job. */
    @Test
    void theServicesAreAskedForByName() {
        String expression = alerts().getFirst().path("expr").asText();
        assertThat(PodTest.SERVICES)
                .allSatisfy(service -> assertThat(expression).contains(service));
    }

    private static String section(String name) {
        return Pattern.compile("(?ms)^## " + name + "$(.*?)(?=^## |\\z)")
                .matcher(RUNBOOK)
                .results()
                .findFirst()
                .map(MatchResult::group)
                .orElse("");
    }

    static void requireKnown(String expression) {
        assertThat(Series.askedForBy(expression)).as(expression).isNotEmpty().isSubsetOf(Series.documented());
        assertThat(expression.chars().filter(c -> c == '(').count())
                .as(expression)
                .isEqualTo(expression.chars().filter(c -> c == ')').count());
    }
}

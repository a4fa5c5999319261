package dev.cimon.engine.github;

import static dev.cimon.engine.github.GitHubReadingTest.clientOf;
import static dev.cimon.engine.github.GitHubReadingTest.done;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.engine.provider.Outcome;
import dev.cimon.engine.provider.SandboxWorld;
import dev.cimon.events.github.CheckReported;
import dev.cimon.events.github.CheckReported.Result;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.Revision;
import dev.cimon.sandbox.Provider;
import dev.cimon.sandbox.SandboxSettings;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What the commit statuses and check runs of a commit say. */
class CheckReadingTest {
    private static final SandboxWorld WORLD = new SandboxWorld(SandboxSettings.defaults());
    private static final RepositoryName SHOP = RepositoryName.of("acme/shop");

    private final GitHubClient github = clientOf(WORLD.gitHub(), "ghp_sandbox");

    @AfterAll
    static void stop() {
        WORLD.close();
    }

    private static Revision pushed() {
        String body = "{\"branch\":\"main\",\"message\":\"Sell tea\",\"author\":\"alice-gh\"}";
        return new Revision(WORLD.control("POST", "/github/repos/acme/shop/pushes", body)
                .path("sha")
                .asText());
    }

    private static void status(Revision revision, String context, String state) {
        control("statuses", "{\"sha\":\"%s\",\"context\":\"%s\",\"state\":\"%s\"}".formatted(revision, context, state));
    }

    private static JsonNode run(Revision revision, String name, String conclusion) {
        return control(
                "check-runs",
                "{\"sha\":\"%s\",\"name\":\"%s\"%s}"
                        .formatted(
                                revision, name, conclusion.isEmpty() ? "" : ",\"conclusion\":\"" + conclusion + "\""));
    }

    private static JsonNode control(String what, String body) {
        return WORLD.control("POST", "/github/repos/acme/shop/" + what, body);
    }

    private Map<String, Result> results(Revision revision) {
        return done(github.checks(SHOP, revision)).stream()
                .collect(Collectors.toMap(CheckReported::name, CheckReported::result));
    }

    @Test
    void knowsNothingOfACommitThatHasNone() {
        assertThat(done(github.checks(SHOP, pushed()))).isEmpty();
    }

    @Test
    void takesTheNewestOfEachName() {
        Revision revision = pushed();
        status(revision, "lint", "failure");
        status(revision, "lint", "success");
        run(revision, "build", "failure");
        run(revision, "build", "");

        assertThat(results(revision)).isEqualTo(Map.of("lint", Result.PASSED, "build", Result.PENDING));
        assertThat(done(github.checks(SHOP, revision))).allSatisfy(report -> {
            assertThat(report.repository()).isEqualTo(SHOP);
            assertThat(report.revision()).isEqualTo(revision);
            assertThat(report.at()).isAfter("2020-01-01T00:00:00Z");
        });
    }

    @Test
    void readsWhatEachWordMeans() {
        Revision revision = pushed();
        Map<String, Result> expected = Map.ofEntries(
                Map.entry("success", Result.PASSED),
                Map.entry("failure", Result.FAILED),
                Map.entry("error", Result.FAILED),
                Map.entry("pending", Result.PENDING),
                Map.entry("run success", Result.PASSED),
                Map.entry("run neutral", Result.PASSED),
                Map.entry("run skipped", Result.PASSED),
                Map.entry("run failure", Result.FAILED),
                Map.entry("run cancelled", Result.FAILED),
                Map.entry("run timed_out", Result.FAILED),
                Map.entry("run action_required", Result.FAILED),
                Map.entry("run ", Result.PENDING));
        expected.keySet().forEach(name -> {
            if (name.startsWith("run ")) {
                run(revision, name, name.substring(4));
            } else {
                status(revision, name, name);
            }
        });

        assertThat(results(revision)).isEqualTo(expected);
    }

    @Test
    void readsEveryPage() {
        Revision revision = pushed();
        for (int number = 0; number < 101; number++) {
            status(revision, "status " + number, "success");
            run(revision, "run " + number, "success");
        }

        List<CheckReported> all = done(github.checks(SHOP, revision));

        assertThat(all.stream().map(CheckReported::name).collect(Collectors.groupingBy(Function.identity())))
                .hasSize(202);
        assertThat(all).hasSize(202);
    }

    @Test
    void passesOnThatGitHubIsAway() {
        Revision revision = pushed();
        WORLD.failing(Provider.GITHUB);
        try {
            assertThat(github.checks(SHOP, revision)).isInstanceOf(Outcome.RetryLater.class);
        } finally {
            WORLD.healthy(Provider.GITHUB);
        }
    }

    @Test
    void passesOnThatThereIsNoSuchCommit() {
        assertThat(github.checks(SHOP, new Revision("1".repeat(40)))).isInstanceOf(Outcome.Refused.class);
    }
}

package dev.cimon.engine.github;

import static dev.cimon.engine.github.GitHubReadingTest.clientOf;
import static dev.cimon.engine.github.GitHubReadingTest.done;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cimon.engine.github.Comparison.Status;
import dev.cimon.engine.provider.Outcome;
import dev.cimon.engine.provider.SandboxWorld;
import dev.cimon.engine.provider.ScriptedServer;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.Revision;
import dev.cimon.sandbox.Provider;
import dev.cimon.sandbox.SandboxSettings;
import java.net.URI;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubComparisonTest {
    private static final SandboxWorld WORLD = new SandboxWorld(SandboxSettings.defaults());
    private static final RepositoryName SHOP = RepositoryName.of("acme/shop");
    private static final String A = "a".repeat(40);
    private static final String B = "b".repeat(40);
    private static final RepositoryName API = RepositoryName.of("acme/api");

    private final GitHubClient github = clientOf(WORLD.gitHub(), "ghp_sandbox");

    @AfterEach
    void heal() {
        WORLD.healthy(Provider.GITHUB);
    }

    @AfterAll
    static void stop() {
        WORLD.close();
    }

    @ParameterizedTest
    @CsvSource({
        "v1.0.0, v1.1.0, AHEAD, 1, 0",
        "v1.1.0, v1.0.0, BEHIND, 0, 1",
        "feature/checkout, fix/vat-rounding, DIVERGED, 1, 1",
        "main, refs/heads/main, IDENTICAL, 0, 0"
    })
    void tellsHowTheHeadStandsToTheBase(String base, String head, Status status, int ahead, int behind) {
        Comparison comparison = done(github.compare(SHOP, base, head));

        assertThat(comparison.status()).isEqualTo(status);
        assertThat(comparison.aheadBy()).isEqualTo(ahead);
        assertThat(comparison.behindBy()).isEqualTo(behind);
        assertThat(comparison.commits()).hasSize(ahead);
    }

    @Test
    void tellsTheCommitsOfTheHeadWithOneCall() {
        Revision base = done(github.resolve(SHOP, "v1.0.0")).revision();
        Revision head = done(github.resolve(SHOP, "feature/checkout")).revision();
        int before = WORLD.calls("GET", "").size();

        Comparison comparison = done(github.compare(SHOP, base.sha(), head.sha()));

        assertThat(WORLD.calls("GET", "")).hasSize(before + 1);
        assertThat(comparison.commits())
                .extracting(Comparison.Commit::title)
                .containsExactly("Show prices with VAT", "Fix rounding in the basket total", "Check out as a guest");
        Comparison.Commit last = comparison.commits().getLast();
        assertThat(last.revision()).isEqualTo(head);
        assertThat(last.authorName()).isEqualTo("Bob");
        assertThat(last.authorLogin()).isEqualTo("bob-gh");
        assertThat(last.url()).isEqualTo(URI.create("https://github.com/acme/shop/commit/" + last.revision()));
        assertThat(comparison.url())
                .isEqualTo(URI.create("https://github.com/acme/shop/compare/" + base + "..." + head));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fix/#42", "it's", "say-\"hi\"", "rocket-🚀", "50%-off", "a+b&c=d", "Grün", "é/%2F"})
    void comparesRefsOfAnyLegalName(String branch) throws Exception {
        String name = new ObjectMapper().writeValueAsString(branch);
        WORLD.control("POST", "/github/repos/acme/shop/pushes", "{\"branch\":" + name + ",\"message\":\"Odd name\"}");

        Comparison comparison = done(github.compare(SHOP, "main", branch));

        assertThat(comparison.status()).isEqualTo(Status.AHEAD);
        assertThat(comparison.commits()).extracting(Comparison.Commit::title).containsExactly("Odd name");
        assertThat(done(github.compare(SHOP, branch, "main")).status()).isEqualTo(Status.BEHIND);
    }

    @Test
    void tellsTheNewestOfMoreThan250Commits() {
        String messages = IntStream.rangeClosed(1, 260)
                .mapToObj(i -> "\"Step " + i + "\"")
                .collect(Collectors.joining(","));
        WORLD.control("POST", "/github/repos/acme/api/pushes", "{\"branch\":\"long\",\"messages\":[" + messages + "]}");

        Comparison comparison = done(github.compare(API, "main", "long"));

        assertThat(comparison.aheadBy()).isEqualTo(260);
        assertThat(comparison.commits()).hasSize(250);
        assertThat(comparison.commits().getFirst().title()).isEqualTo("Step 11");
        assertThat(comparison.commits().getLast().title()).isEqualTo("Step 260");
    }

    @Test
    void comparesWithTheBranchWhereATagHasTheSameName() {
        WORLD.control("POST", "/github/repos/acme/shop/pushes", "{\"branch\":\"twin\",\"message\":\"On the branch\"}");
        WORLD.control("POST", "/github/repos/acme/shop/tags", "{\"name\":\"twin\",\"sha\":\"v1.0.0\"}");

        assertThat(done(github.compare(SHOP, "main", "twin")).status()).isEqualTo(Status.AHEAD);
        assertThat(done(github.compare(SHOP, "main", "refs/tags/twin")).status())
                .isEqualTo(Status.BEHIND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nope", "a b", "", "a..b", "../../user"})
    void refusesWhatIsNoRef(String ref) {
        assertThat(github.compare(SHOP, "main", ref))
                .isEqualTo(new Outcome.Refused<>(404, "acme/shop has no branch, tag or commit \"" + ref + "\""));
        assertThat(github.compare(SHOP, ref, "main")).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void refusesACommitThatIsGone() {
        assertThat(github.compare(SHOP, A, "main")).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.status()).isEqualTo(404);
            assertThat(refused.words())
                    .startsWith("acme/shop cannot compare \"" + A + "\" with \"")
                    .endsWith("\": one of them is not there");
        });
    }

    @Test
    void passesOnThatTwoRefsHaveNothingInCommon() {
        try (ScriptedServer server = new ScriptedServer()) {
            server.on("GET /repos/acme/shop/compare/" + A + "..." + B, 404, """
                    {"message":"No common ancestor between main and orphan."}""");

            assertThat(clientOf(server.url(), "t").compare(SHOP, A, B))
                    .isEqualTo(new Outcome.Refused<>(404, "No common ancestor between main and orphan."));
        }
    }

    @Test
    void readsACommitWhoseAuthorHasNoAccountAndAnAddressThatIsNotEncoded() {
        try (ScriptedServer server = new ScriptedServer()) {
            server.on("GET /repos/acme/shop/compare/" + A + "..." + B, 200, """
                    {"status":"ahead","ahead_by":1,"behind_by":0,"html_url":"https://github.com/acme/shop/compare/a...50%%-\\"b\\"","commits":[
                      {"sha":"%s","html_url":"https://github.com/acme/shop/commit/x","author":null,
                       "commit":{"message":"","author":{"name":"Ann"}}}]}""".formatted(A));

            Comparison comparison = done(clientOf(server.url(), "t").compare(SHOP, A, B));

            assertThat(comparison.url())
                    .isEqualTo(URI.create("https://github.com/acme/shop/compare/a...50%25-%22b%22"));
            Comparison.Commit commit = comparison.commits().getFirst();
            assertThat(commit.authorLogin()).isNull();
            assertThat(commit.authorName()).isEqualTo("Ann");
            assertThat(commit.title()).isEmpty();
        }
    }

    @Test
    void canBeAskedAgainAfterAnAnswerThatMakesNoSense() {
        try (ScriptedServer server = new ScriptedServer()) {
            server.on("GET /repos/acme/shop/compare/" + A + "..." + B, 200, "{\"status\":\"sideways\"}");

            assertThat(clientOf(server.url(), "t").compare(SHOP, A, B))
                    .isEqualTo(new Outcome.RetryLater<>(null, "GitHub's answer cannot be read"));
        }
    }

    @Test
    void canBeAskedAgainWhileGitHubIsDown() {
        WORLD.down(Provider.GITHUB);

        assertThat(github.compare(SHOP, "main", "v1.0.0"))
                .isEqualTo(new Outcome.RetryLater<>(null, "GitHub answered 503"));
    }
}

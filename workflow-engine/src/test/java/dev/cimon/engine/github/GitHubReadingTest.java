package dev.cimon.engine.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.engine.github.ResolvedRef.Kind;
import dev.cimon.engine.provider.Outcome;
import dev.cimon.engine.provider.SandboxWorld;
import dev.cimon.engine.provider.ScriptedServer;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.sandbox.Provider;
import dev.cimon.sandbox.SandboxSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubReadingTest {
    private static final SandboxWorld WORLD = new SandboxWorld(SandboxSettings.defaults());
    private static final RepositoryName SHOP = RepositoryName.of("acme/shop");
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

    @Test
    void readsTheFactsOfARepository() {
        RepositoryFacts facts = done(github.repository(SHOP));

        assertThat(facts.name()).isEqualTo(SHOP);
        assertThat(facts.defaultBranch()).isEqualTo("main");
        assertThat(facts.homepage()).isEqualTo(URI.create("https://shop.acme.example"));
        assertThat(facts.url().getPath()).endsWith("/acme/shop");
    }

    @Test
    void passesOnThatARepositoryDoesNotExist() {
        assertThat(github.repository(RepositoryName.of("acme/nowhere")))
                .isEqualTo(new Outcome.Refused<>(404, "Not Found"));
    }

    @Test
    void readsAllPagesOfCollaboratorsInOrder() {
        List<String> logins = done(github.collaborators(API));

        assertThat(logins)
                .hasSize(134)
                .contains("alice-gh", "dave-gh", "acme-dev-001", "acme-dev-130")
                .isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER);
    }

    @Test
    void resolvesABranchWithASlash() {
        ResolvedRef ref = done(github.resolve(SHOP, "feature/checkout"));

        assertThat(ref.kind()).isEqualTo(Kind.BRANCH);
        assertThat(ref.name()).isEqualTo("feature/checkout");
        assertThat(ref.title()).isEqualTo("Check out as a guest");
        assertThat(ref.authorLogin()).isEqualTo("bob-gh");
        assertThat(ref.revision().sha()).isEqualTo(head("feature/checkout"));
        assertThat(ref.url().toString()).endsWith("/commit/" + ref.revision());
    }

    @Test
    void resolvesABranchThatIsNamedLikeAPartOfTheApi() {
        WORLD.control("POST", "/github/repos/acme/shop/branches", "{\"name\":\"fix/status\",\"from\":\"main\"}");

        assertThat(done(github.resolve(SHOP, "fix/status")).name()).isEqualTo("fix/status");
    }

    @Test
    void resolvesTheFirstLineOfALongMessageOnly() {
        assertThat(done(github.resolve(SHOP, "main")).title()).isEqualTo("Fix rounding in the basket total");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1.1.0", "refs/tags/v1.1.0"})
    void resolvesATag(String tag) {
        ResolvedRef ref = done(github.resolve(SHOP, tag));

        assertThat(ref.kind()).isEqualTo(Kind.TAG);
        assertThat(ref.name()).isEqualTo("v1.1.0");
        assertThat(ref.title()).isEqualTo("Show prices with VAT");
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 12, 40})
    void resolvesAShaOfAnyLength(int digits) {
        String sha = head("main");

        ResolvedRef ref = done(github.resolve(SHOP, sha.substring(0, digits).toUpperCase(java.util.Locale.ROOT)));

        assertThat(ref.kind()).isEqualTo(Kind.COMMIT);
        assertThat(ref.revision().sha()).isEqualTo(sha);
        assertThat(ref.name()).isEqualTo(sha.substring(0, 7));
    }

    @Test
    void seesABranchMove() {
        ResolvedRef before = done(github.resolve(API, "main"));
        WORLD.control("POST", "/github/repos/acme/api/pushes", """
                {"branch":"main","message":"Another commit","author":"alice"}""");

        ResolvedRef after = done(github.resolve(API, "main"));

        assertThat(after.revision()).isNotEqualTo(before.revision());
        assertThat(after.title()).isEqualTo("Another commit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nope", "refs/heads/v1.1.0", "refs/tags/main", "../../user", "a b", "", "x?y", "feature"})
    void refusesWhatIsNoRef(String ref) {
        assertThat(github.resolve(SHOP, ref))
                .isEqualTo(new Outcome.Refused<>(404, "acme/shop has no branch, tag or commit \"" + ref + "\""));
    }

    @Test
    void findsTheNewNameOfARenamedRepository() {
        try (ScriptedServer server = new ScriptedServer()) {
            server.on("GET /repos/acme/shop", 301, "{}", "Location", server.url() + "/repositories/7")
                    .on("GET /repositories/7", 200, """
                            {"name":"store","full_name":"acme/store","owner":{"login":"acme"},"homepage":"store.example",
                             "default_branch":"trunk","html_url":"https://github.com/acme/store"}""");

            RepositoryFacts facts = done(clientOf(server.url(), "t").repository(SHOP));

            assertThat(facts.name()).isEqualTo(RepositoryName.of("acme/store"));
            assertThat(facts.homepage()).isEqualTo(URI.create("https://store.example"));
            assertThat(server.received())
                    .allSatisfy(call -> assertThat(call.headers()).containsEntry("Authorization", List.of("Bearer t")));
        }
    }

    @Test
    void saysHowToMendAWrongTokenWithoutShowingIt() {
        Outcome<RepositoryFacts> outcome = clientOf(WORLD.gitHub(), "ghp_wrong").repository(SHOP);

        assertThat(outcome)
                .isEqualTo(new Outcome.Refused<>(
                        401, "Bad credentials. GITHUB_TOKEN is wrong, expired or revoked: give Cimon a valid one."));
        assertThat(new GitHubLogin.Token("ghp_wrong").toString()).doesNotContain("ghp_wrong");
    }

    @Test
    void failsFastWhenLimitedAndSaysHowLongToWait() {
        WORLD.limiting(Provider.GITHUB);

        assertThat(github.collaborators(SHOP))
                .isEqualTo(new Outcome.RetryLater<>(Duration.ofSeconds(7), "GitHub asks Cimon to slow down (429)"));
    }

    @Test
    void canBeAskedAgainWhileGitHubIsDown() {
        WORLD.down(Provider.GITHUB);

        assertThat(github.resolve(SHOP, "main")).isEqualTo(new Outcome.RetryLater<>(null, "GitHub answered 503"));
    }

    @Test
    void canBeAskedAgainAfterAnAnswerThatMakesNoSense() {
        try (ScriptedServer server = new ScriptedServer()) {
            server.on("GET /repos/acme/shop", 200, "<html>maintenance</html>");

            assertThat(clientOf(server.url(), "t").repository(SHOP))
                    .isEqualTo(new Outcome.RetryLater<>(null, "GitHub's answer cannot be read"));
        }
    }

    @Test
    void doesNotFollowAPageToAnotherHost() {
        try (ScriptedServer server = new ScriptedServer();
                ScriptedServer other = new ScriptedServer()) {
            server.on("GET /repos/acme/shop", 200, """
                            {"name":"shop","full_name":"acme/shop","owner":{"login":"acme"}}""")
                    .on(
                            "GET /repos/acme/shop/collaborators?per_page=100",
                            200,
                            "[{\"login\":\"a\"}]",
                            "Link",
                            "<" + other.url() + "/next>; rel=\"next\"");

            assertThat(clientOf(server.url(), "t").collaborators(SHOP)).isInstanceOf(Outcome.Refused.class);
            assertThat(other.received()).isEmpty();
        }
    }

    static GitHubClient clientOf(URI api, String token) {
        return clientOf(api, token, Duration.ofSeconds(30));
    }

    static GitHubClient clientOf(URI api, String token, Duration patience) {
        return new GitHubClient(
                new GitHubSettings(api, new GitHubLogin.Token(token), patience, java.time.InstantSource.system()));
    }

    static <T> T done(Outcome<T> outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<T>) outcome).value();
    }

    private static String head(String branch) {
        for (JsonNode found :
                WORLD.control("GET", "/github/repos/acme/shop", "").path("branches")) {
            if (found.path("name").asText().equals(branch)) {
                return found.path("sha").asText();
            }
        }
        throw new AssertionError("no branch " + branch);
    }
}

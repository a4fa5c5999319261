package dev.cimon.engine.github;

import static dev.cimon.engine.github.GitHubReadingTest.clientOf;
import static dev.cimon.engine.github.GitHubReadingTest.done;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cimon.engine.github.ResolvedRef.Kind;
import dev.cimon.engine.provider.Outcome;
import dev.cimon.engine.provider.SandboxWorld;
import dev.cimon.engine.provider.ScriptedServer;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.sandbox.SandboxSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RefLookupTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final SandboxWorld WORLD = new SandboxWorld(SandboxSettings.defaults());
    private static final RepositoryName SHOP = RepositoryName.of("acme/shop");
    private static final String REPOSITORY = """
            {"name":"shop","full_name":"acme/shop","owner":{"login":"acme"}}""";

    private final GitHubClient github = clientOf(WORLD.gitHub(), "ghp_sandbox");

    @AfterAll
    static void stop() {
        WORLD.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Feature/Login",
                "fix/#42",
                "it's",
                "say-\"hi\"",
                "launch-🚀",
                "50%-off",
                "a+b&c=d;e",
                "Grün",
                "feedbee",
                "-",
                "tags/x",
                "a@b"
            })
    void resolvesABranchOfAnyLegalName(String branch) throws JsonProcessingException {
        String sha = pushed(branch);

        ResolvedRef ref = done(github.resolve(SHOP, branch));

        assertThat(ref.kind()).isEqualTo(Kind.BRANCH);
        assertThat(ref.name()).isEqualTo(branch);
        assertThat(ref.revision().sha()).isEqualTo(sha);
        assertThat(done(github.resolve(SHOP, "refs/heads/" + branch))).isEqualTo(ref);
    }

    @Test
    void tellsBranchesApartByCase() throws JsonProcessingException {
        String lower = pushed("case");
        String upper = pushed("Case");

        assertThat(done(github.resolve(SHOP, "case")).revision().sha()).isEqualTo(lower);
        assertThat(done(github.resolve(SHOP, "Case")).revision().sha()).isEqualTo(upper);
        assertThat(github.resolve(SHOP, "CASE")).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void tellsVersionsWithAndWithoutALetterApart() {
        tag("1.2.3", "main", "");
        tag("v1.2.3", "v1.0.0", "");

        ResolvedRef plain = done(github.resolve(SHOP, "1.2.3"));
        ResolvedRef lettered = done(github.resolve(SHOP, "v1.2.3"));

        assertThat(plain.kind()).isEqualTo(Kind.TAG);
        assertThat(plain.name()).isEqualTo("1.2.3");
        assertThat(lettered.name()).isEqualTo("v1.2.3");
        assertThat(lettered.revision()).isNotEqualTo(plain.revision());
    }

    @Test
    void followsAnAnnotatedTagToItsCommit() {
        tag("v7.0.0", "v1.1.0", ",\"message\":\"Seven\"");

        ResolvedRef ref = done(github.resolve(SHOP, "v7.0.0"));

        assertThat(ref.kind()).isEqualTo(Kind.TAG);
        assertThat(ref.title()).isEqualTo("Show prices with VAT");
        assertThat(ref.revision())
                .isEqualTo(done(github.resolve(SHOP, "v1.1.0")).revision());
    }

    @Test
    void prefersTheBranchToTheTagOfTheSameNameUnlessToldOtherwise() throws JsonProcessingException {
        String branch = pushed("twin");
        tag("twin", "v1.0.0", "");

        assertThat(done(github.resolve(SHOP, "twin")))
                .returns(Kind.BRANCH, ResolvedRef::kind)
                .returns(branch, ref -> ref.revision().sha());
        assertThat(done(github.resolve(SHOP, "refs/tags/twin")))
                .returns(Kind.TAG, ResolvedRef::kind)
                .returns("twin", ResolvedRef::name);
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 39})
    void saysThatAShaCutShortMayBeAmbiguous(int digits) {
        String sha = "abc0123456".repeat(4).substring(0, digits);
        try (ScriptedServer server = new ScriptedServer()) {
            server.on("GET /repos/acme/shop", 200, REPOSITORY)
                    .on("GET /repos/acme/shop/commits/" + sha, 422, """
                    {"message":"No commit found for SHA: %s","documentation_url":"https://docs.github.com","status":"422"}""".formatted(sha));

            assertThat(clientOf(server.url(), "t").resolve(SHOP, sha))
                    .isEqualTo(new Outcome.Refused<>(
                            404,
                            "acme/shop has no branch, tag or commit \"" + sha
                                    + "\", or several commits that begin so"));
        }
    }

    @ParameterizedTest
    @CsvSource({"main,git/refs/heads/main", "0123456789012345678901234567890123456789,commits/"})
    void passesOnThatARepositoryIsEmpty(String ref, String path) {
        String asked = path.endsWith("/") ? path + ref : path;
        try (ScriptedServer server = new ScriptedServer()) {
            server.on("GET /repos/acme/shop", 200, REPOSITORY).on("GET /repos/acme/shop/" + asked, 409, """
                    {"message":"Git Repository is empty.","documentation_url":"https://docs.github.com"}""");

            assertThat(clientOf(server.url(), "t").resolve(SHOP, ref))
                    .isEqualTo(new Outcome.Refused<>(409, "Git Repository is empty."));
        }
    }

    @Test
    void refusesATagThatPointsToNoCommit() {
        try (ScriptedServer server = new ScriptedServer()) {
            server.on("GET /repos/acme/shop", 200, REPOSITORY)
                    .on("GET /repos/acme/shop/git/refs/tags/junio-gpg-pub", 200, """
                            {"ref":"refs/tags/junio-gpg-pub","object":{"type":"blob","sha":"%s"}}""".formatted("a".repeat(40)));

            assertThat(clientOf(server.url(), "t").resolve(SHOP, "junio-gpg-pub"))
                    .isEqualTo(new Outcome.Refused<>(404, "acme/shop has no branch, tag or commit \"junio-gpg-pub\""));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"two words", "a\tb", "a~1", "a^", "a:b", "a*", "a[b", "a\\b", "@{u}", "a..b", "/a", "a/", "a."})
    void refusesWhatGitForbidsWithoutAskingForIt(String ref) {
        try (ScriptedServer server = new ScriptedServer()) {
            server.on("GET /repos/acme/shop", 200, REPOSITORY);

            assertThat(clientOf(server.url(), "t").resolve(SHOP, ref))
                    .isEqualTo(new Outcome.Refused<>(404, "acme/shop has no branch, tag or commit \"" + ref + "\""));
            assertThat(server.received()).hasSizeLessThanOrEqualTo(1);
        }
    }

    private static String pushed(String branch) throws JsonProcessingException {
        return WORLD.control(
                        "POST",
                        "/github/repos/acme/shop/pushes",
                        "{\"message\":\"On a branch\",\"branch\":" + JSON.writeValueAsString(branch) + "}")
                .path("sha")
                .asText();
    }

    private static void tag(String name, String at, String more) {
        WORLD.control(
                "POST",
                "/github/repos/acme/shop/tags",
                "{\"name\":\"" + name + "\",\"sha\":\"" + at + "\"" + more + "}");
    }
}

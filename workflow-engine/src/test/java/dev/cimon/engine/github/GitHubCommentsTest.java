package dev.cimon.engine.github;

import static dev.cimon.engine.github.GitHubReadingTest.clientOf;
import static dev.cimon.engine.github.GitHubReadingTest.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.engine.provider.Outcome;
import dev.cimon.engine.provider.SandboxWorld;
import dev.cimon.engine.provider.ScriptedServer;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.sandbox.Provider;
import dev.cimon.sandbox.SandboxSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GitHubCommentsTest {
    private static final RepositoryName SHOP = RepositoryName.of("acme/shop");
    private static final String PREVIEW = "<!-- cimon preview -->";

    private final SandboxWorld world = new SandboxWorld(SandboxSettings.defaults());
    private final GitHubClient github = clientOf(world.gitHub(), "ghp_sandbox");

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void writesOneCommentAndChangesIt() {
        long first = done(github.showComment(SHOP, 1, "preview", "Preview: https://pr1.shop.acme.example\n"));
        long second = done(github.showComment(SHOP, 1, "preview", "The preview is gone"));

        assertThat(second).isEqualTo(first);
        assertThat(comments()).containsExactly("The preview is gone\n\n" + PREVIEW);
    }

    @Test
    void asksForNoChangeWhereNothingChanged() {
        long first = done(github.showComment(SHOP, 1, "preview", "Same"));

        assertThat(done(github.showComment(SHOP, 1, "preview", "Same"))).isEqualTo(first);
        assertThat(world.calls("PATCH", "")).isEmpty();
        assertThat(world.calls("POST", "/comments").stream()
                        .filter(call -> call.path().startsWith("/github")))
                .hasSize(1);
    }

    @Test
    void keepsOneCommentPerMarkerAndPullRequest() {
        long preview = done(github.showComment(SHOP, 1, "preview", "One"));
        long longer = done(github.showComment(SHOP, 1, "preview 2", "Two"));
        long other = done(github.showComment(SHOP, 2, "preview", "Three"));

        assertThat(List.of(preview, longer, other)).doesNotHaveDuplicates();
        assertThat(done(github.showComment(SHOP, 1, "preview", "One more"))).isEqualTo(preview);
    }

    @Test
    void leavesAloneWhatOthersWroteAndWhatQuotesAMarker() {
        world.control("POST", "/github/repos/acme/shop/pulls/1/comments", """
                {"author":"dave","body":"Ours? %s"}""".formatted(PREVIEW));
        long checks = done(github.showComment(SHOP, 1, "checks", "The bot wrote " + PREVIEW + " there"));

        long preview = done(github.showComment(SHOP, 1, "preview", "Ready"));

        assertThat(preview).isNotEqualTo(checks);
        assertThat(comments())
                .containsExactly(
                        "Ours? " + PREVIEW,
                        "The bot wrote " + PREVIEW + " there\n\n<!-- cimon checks -->",
                        "Ready\n\n" + PREVIEW);
    }

    @Test
    void findsItsCommentBehindTwoPagesOfOthers() {
        for (int i = 0; i < 205; i++) {
            world.control("POST", "/github/repos/acme/shop/pulls/1/comments", "{\"body\":\"Talk " + i + "\"}");
        }
        long first = done(github.showComment(SHOP, 1, "preview", "Ready"));

        assertThat(done(github.showComment(SHOP, 1, "preview", "Gone"))).isEqualTo(first);
        assertThat(comments()).hasSize(206);
    }

    @Test
    void writesNoSecondCommentAfterATimeout() {
        world.silentAfterActing(Provider.GITHUB);
        GitHubClient impatient = clientOf(world.gitHub(), "ghp_sandbox", Duration.ofSeconds(2));
        assertThat(impatient.showComment(SHOP, 1, "preview", "Ready")).isInstanceOf(Outcome.RetryLater.class);
        world.healthy(Provider.GITHUB);
        done(github.showComment(SHOP, 1, "preview", "Ready"));

        Awaitility.await().untilAsserted(() -> assertThat(comments()).containsExactly("Ready\n\n" + PREVIEW));
    }

    @Test
    void canBeAskedAgainWhereGitHubMayHaveWrittenIt() {
        try (ScriptedServer server = new ScriptedServer()) {
            server.on("GET /user", 200, "{\"login\":\"cimon-bot\"}")
                    .on("GET /repos/acme/shop/issues/1/comments?per_page=100&page=1", 200, "[]")
                    .on("POST /repos/acme/shop/issues/1/comments", 502, "");

            assertThat(clientOf(server.url(), "t").showComment(SHOP, 1, "preview", "Ready"))
                    .isEqualTo(new Outcome.RetryLater<>(null, "GitHub answered 502"));
        }
    }

    @Test
    void passesOverCommentsOfDeletedAccountsAndTheLineEndsOfWebForms() {
        try (ScriptedServer server = new ScriptedServer()) {
            server.on("GET /user", 200, "{\"login\":\"cimon-bot\"}")
                    .on("GET /repos/acme/shop/issues/1/comments?per_page=100&page=1", 200, """
                            [{"id":1,"user":null,"body":"x %1$s"},{"id":2,"user":{"login":"Cimon-Bot"},"body":"a\\r\\n\\r\\n%1$s"}]""".formatted(PREVIEW));

            assertThat(clientOf(server.url(), "t").showComment(SHOP, 1, "preview", "a"))
                    .isEqualTo(new Outcome.Done<>(2L));
        }
    }

    @Test
    void passesOnThatThePullRequestIsUnknown() {
        assertThat(github.showComment(SHOP, 99, "preview", "Ready")).isEqualTo(new Outcome.Refused<>(404, "Not Found"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a --> b", "a--b", "<b>", "a\nb"})
    void takesNoMarkerThatCouldBeSeen(String marker) {
        assertThatIllegalArgumentException().isThrownBy(() -> github.showComment(SHOP, 1, marker, "Ready"));
    }

    private List<String> comments() {
        List<String> bodies = new ArrayList<>();
        for (JsonNode comment :
                world.control("GET", "/github/repos/acme/shop", "").path("comments")) {
            if (comment.path("issue").asInt() == 1) {
                bodies.add(comment.path("body").asText());
            }
        }
        return bodies;
    }
}

package dev.cimon.engine.github;

import static dev.cimon.engine.github.GitHubReadingTest.clientOf;
import static dev.cimon.engine.github.GitHubReadingTest.done;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.cimon.engine.provider.Outcome;
import dev.cimon.engine.provider.SandboxWorld;
import dev.cimon.engine.provider.ScriptedServer;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.Revision;
import dev.cimon.sandbox.SandboxSettings;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Reading the workflow file, and saying on the commit what is wrong with it. */
class GitHubWorkflowTest {
    private static final SandboxWorld WORLD = new SandboxWorld(SandboxSettings.defaults());
    private static final RepositoryName SHOP = RepositoryName.of("acme/shop");
    private static final RepositoryName API = RepositoryName.of("acme/api");
    private static final String PATH = ".github/cimon.yml";
    private static final CommitCheck BAD = new CommitCheck(
            "Cimon workflow",
            false,
            "The workflow has a mistake and is not in force.",
            List.of(new CommitCheck.Remark(PATH, 3, 5, "There is no key “onn” here; did you mean “on”?")),
            URI.create("https://github.com/acme/shop/blob/1/.github/cimon.yml"));

    private final GitHubClient github = clientOf(WORLD.gitHub(), "ghp_sandbox");

    @AfterAll
    static void stop() {
        WORLD.close();
    }

    private static String put(String text) {
        JsonNode body =
                JsonNodeFactory.instance.objectNode().put("content", text).put("author", "alice");
        return WORLD.control("PUT", "/github/repos/acme/shop/contents/" + PATH, body.toString())
                .path("sha")
                .asText();
    }

    @Test
    void readsAFileOfSeveralLinesAndScripts() {
        String text = "environments:\n  test: # für “alle” 🚀\n" + "    on: manual\n".repeat(30);
        String sha = put(text);

        FileVersion read = done(github.file(SHOP, PATH, "refs/heads/main", false));

        assertThat(read.text()).isEqualTo(text);
        assertThat(read.revision()).isEqualTo(new Revision(sha));
        assertThat(read.blob()).matches("[0-9a-f]{40}");
        assertThat(done(github.file(SHOP, PATH, sha, true))).isEqualTo(read);
    }

    @Test
    void knowsThatThereIsNoSuchFile() {
        FileVersion none = done(github.file(API, PATH, "refs/heads/main", true));

        assertThat(none.text()).isNull();
        assertThat(none.blob()).isNull();
    }

    /** Where a token lost its rights GitHub says 404 to everything. */
    @Test
    void doesNotTakeAFileForGoneThatItMayNotSee() {
        assertThat(github.file(API, PATH, "1".repeat(40), true)).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void refusesWhatIsNoFile() {
        try (ScriptedServer server = new ScriptedServer()) {
            server.on(
                    "GET /repos/acme/shop/contents/.github/cimon.yml?ref=" + "1".repeat(40),
                    200,
                    "[{\"type\":\"file\"}]");

            assertThat(clientOf(server.url(), "t").file(SHOP, PATH, "1".repeat(40), true))
                    .isEqualTo(new Outcome.Refused<>(422, PATH + " is not a file."));
        }
    }

    @Test
    void saysItAsACommitStatusWhereItHasOnlyAToken() {
        String head = put("broken");

        done(github.report(SHOP, new Revision(head), BAD));

        assertThat(WORLD.calls("POST", "/statuses/" + head))
                .singleElement()
                .satisfies(call -> assertThat(call.status()).isEqualTo(201))
                .satisfies(call -> assertThat(call.body()).isEqualTo("""
                    {"state":"failure","context":"Cimon workflow","description":"The workflow has a mistake and is not in \
                    force. Line 3: There is no key “onn” here; did you mean “on”?",\
                    "target_url":"https://github.com/acme/shop/blob/1/.github/cimon.yml"}\
                    """));
    }
}

package dev.cimon.engine.github;

import static dev.cimon.engine.github.GitHubAppTest.keys;
import static dev.cimon.engine.github.GitHubAppTest.pem;
import static dev.cimon.engine.github.GitHubAppTest.pkcs8;
import static dev.cimon.engine.github.GitHubReadingTest.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.provider.Outcome;
import dev.cimon.engine.provider.SandboxWorld;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.Revision;
import dev.cimon.sandbox.SandboxSettings;
import java.net.URI;
import java.security.KeyPair;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an installation of the App may do, and what it says when that is taken away. */
class GitHubAppRightsTest {
    private static final RepositoryName SHOP = RepositoryName.of("acme/shop");
    private static final KeyPair KEYS = keys();

    private final SandboxWorld world = new SandboxWorld(SandboxSettings.defaults());
    private final GitHubClient github =
            new GitHubClient(new GitHubSettings(world.gitHub(), GitHubLogin.app("4711", pkcs8(KEYS))));

    GitHubAppRightsTest() {
        String key = pem("PUBLIC KEY", KEYS.getPublic().getEncoded()).replace("\n", "\\n");
        world.control("PUT", "/github/app", "{\"publicKey\":\"" + key + "\"}");
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void saysThatTheInstallationWasSuspendedWhileItsTokenIsStillKnown() {
        done(github.repository(SHOP));
        world.control("PUT", "/github/access", "{\"suspended\":true}");

        assertThat(github.repository(SHOP))
                .isEqualTo(new Outcome.Refused<>(
                        403,
                        "This installation has been suspended. Cimon's GitHub App is suspended: an owner can"
                                + " unsuspend it under Settings → GitHub Apps."));

        world.control("PUT", "/github/access", "{}");
        done(github.repository(SHOP));
    }

    @Test
    void saysHowToMendAMissingPermission() {
        world.control("PUT", "/github/access", "{\"withheld\":[\"contents\"]}");

        assertThat(github.resolve(SHOP, "main"))
                .isEqualTo(new Outcome.Refused<>(
                        403,
                        "Resource not accessible by integration. Cimon's GitHub App lacks that permission: grant it,"
                                + " then accept the change in the installation."));
    }

    @Test
    void carriesOnWithAFreshTokenAfterTheOldOneWasRevoked() {
        done(github.repository(SHOP));
        world.control("PUT", "/github/access", "{\"tokensRevoked\":true}");

        done(github.compare(SHOP, "v1.0.0", "main"));
        assertThat(world.calls("POST", "/access_tokens")).hasSize(2);
    }

    @Test
    void keepsOneCommentAsTheAppsBot() {
        long first = done(github.showComment(SHOP, 1, "preview", "Ready"));

        assertThat(done(github.showComment(SHOP, 1, "preview", "Gone"))).isEqualTo(first);
        assertThat(world.control("GET", "/github/repos/acme/shop", "")
                        .path("comments")
                        .path(0)
                        .path("author")
                        .asText())
                .isEqualTo("cimon[bot]");
    }

    @Test
    void saysWhatIsWrongWithACommitAsACheckRun() {
        Revision head = done(github.resolve(SHOP, "main")).revision();
        CommitCheck check = new CommitCheck(
                "Cimon workflow",
                false,
                "The workflow has a mistake and is not in force.",
                List.of(new CommitCheck.Remark(".github/cimon.yml", 3, 5, "There is no key “onn” here.")),
                URI.create("https://github.com/acme/shop/blob/1/.github/cimon.yml"));

        done(github.report(SHOP, head, check));

        assertThat(world.calls("POST", "/check-runs"))
                .singleElement()
                .satisfies(call -> assertThat(call.status()).isEqualTo(201))
                .satisfies(call -> assertThat(call.body()).isEqualTo("""
                    {"name":"Cimon workflow","head_sha":"%s","status":"completed","conclusion":"failure",\
                    "details_url":"https://github.com/acme/shop/blob/1/.github/cimon.yml",\
                    "output":{"title":"The workflow has a mistake and is not in force.",\
                    "summary":"The workflow has a mistake and is not in force.\\n\\n\
                    - line 3, column 5: There is no key “onn” here.",\
                    "annotations":[{"path":".github/cimon.yml","start_line":3,"end_line":3,"start_column":5,\
                    "end_column":5,"annotation_level":"failure","message":"There is no key “onn” here."}]}}\
                    """.formatted(head)));
    }
}

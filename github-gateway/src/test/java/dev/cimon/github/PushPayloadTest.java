package dev.cimon.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.events.github.GitHubEvent;
import dev.cimon.events.github.HeadCommit;
import dev.cimon.events.github.PushReceived;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.Revision;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PushPayloadTest {

    private static final String SHA = "6dcb09b5b57875f334f61aebed695e2e4193db5e";
    private static final RepositoryName SHOP = RepositoryName.of("acme/shop");
    private static final String REPOSITORY =
            "\"repository\":{\"full_name\":\"Acme/Shop\",\"default_branch\":\"main\"},\"installation\":{\"id\":7}";

    @Test
    void readsAPushToABranch() {
        assertThat(read("""
                        {"ref":"refs/heads/main","created":false,"deleted":false,"forced":true,
                         "head_commit":{"id":"%s","message":"Fix\\n\\nbody","author":{"name":"Alice","username":"alice-gh"}},
                         "pusher":{"name":"alice-gh"},%s}""".formatted(SHA, REPOSITORY)))
                .contains(new PushReceived(
                        SHOP,
                        7L,
                        "refs/heads/main",
                        false,
                        false,
                        true,
                        new HeadCommit(new Revision(SHA), "Fix\n\nbody", "Alice", "alice-gh"),
                        "main",
                        "alice-gh",
                        null));
    }

    @Test
    void readsAPushWithoutAccountInstallationAndPusher() {
        assertThat(read("""
                        {"ref":"refs/tags/v1","created":true,"deleted":false,"forced":false,
                         "head_commit":{"id":"%s","message":"Fix","author":{"name":"Alice","email":"a@example.org"}},
                         "repository":{"full_name":"acme/shop","master_branch":"trunk"}}""".formatted(SHA)))
                .contains(new PushReceived(
                        SHOP,
                        null,
                        "refs/tags/v1",
                        true,
                        false,
                        false,
                        new HeadCommit(new Revision(SHA), "Fix", "Alice", null),
                        "trunk",
                        null,
                        null));
    }

    @ParameterizedTest
    @CsvSource({"refs/heads/feature,true", "refs/tags/v1,true", "refs/heads/empty,false"})
    void readsAPushWithoutAHeadCommit(String ref, boolean deleted) {
        assertThat(read("""
                        {"ref":"%s","deleted":%s,"after":"0000000000000000000000000000000000000000",
                         "head_commit":null,%s}""".formatted(ref, deleted, REPOSITORY)))
                .contains(new PushReceived(SHOP, 7L, ref, false, deleted, false, null, "main", null, null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "1795255200                  | 2026-11-21T10:00:00Z",
                "\"2026-11-21T11:00:00+01:00\" | 2026-11-21T10:00:00Z",
                "99999999999999999999        | -",
                "9999999999999999999         | -",
                "9223372036854775807         | -",
                "17.5                        | -",
                "\"yesterday\"               | -",
                "{\"at\":1795255200}         | -",
                "null                        | -"
            })
    void readsTheTimeOfAPushInEitherFormAndDoesWithoutIt(String written, @Nullable Instant pushedAt) {
        assertThat(read("""
                        {"ref":"refs/heads/main","deleted":true,
                         "repository":{"full_name":"acme/shop","default_branch":"main","pushed_at":%s}}""".formatted(written)))
                .contains(new PushReceived(
                        SHOP, null, "refs/heads/main", false, true, false, null, "main", null, pushedAt));
    }

    private static Optional<GitHubEvent> read(String json) {
        return WebhookKind.PUSH.read(json.getBytes(UTF_8)).map(GitHubEvent.class::cast);
    }
}

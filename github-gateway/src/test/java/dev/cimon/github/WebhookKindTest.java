package dev.cimon.github;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cimon.events.github.CheckReported;
import dev.cimon.events.github.CommitCommented;
import dev.cimon.events.github.GitHubDeploymentCreated;
import dev.cimon.events.github.GitHubDeploymentStatusChanged;
import dev.cimon.events.github.GitHubEvent;
import dev.cimon.events.github.PullRequestChanged;
import dev.cimon.events.github.PullRequestCommented;
import dev.cimon.events.github.PullRequestReviewed;
import dev.cimon.events.github.ReleasePublished;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.Revision;
import dev.cimon.webhook.Payload;
import dev.cimon.webhook.Rejection;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookKindTest {

    private static final String SHA = "6dcb09b5b57875f334f61aebed695e2e4193db5e";
    private static final String DEPLOYMENT = "0d4d1f5e-3a52-4d3e-9a5c-2f6f7a1b8c9d";
    private static final RepositoryName SHOP = RepositoryName.of("acme/shop");
    private static final String REPOSITORY =
            "\"repository\":{\"full_name\":\"Acme/Shop\",\"default_branch\":\"main\"},\"installation\":{\"id\":7}";

    @Test
    void takesAPullRequestWhoseTimeIsOfAnotherType() {
        assertThat(read("pull_request", """
                        {"action":"opened","pull_request":{"number":27,"title":"Add cart","html_url":"https://github.com/acme/shop/pull/27",
                         "updated_at":[1],"head":{"ref":"cart","sha":"%s","repo":null},"base":{"ref":"main"}},%s}""".formatted(SHA, REPOSITORY)))
                .hasValueSatisfying(event -> assertThat(event)
                        .isInstanceOfSatisfying(
                                PullRequestChanged.class,
                                pull -> assertThat(pull.updatedAt()).isNull()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"full_name\":\"ACME/shop\"}    | false",
                "{\"full_name\":\"mallory/shop\"} | true",
                "null                             | true"
            })
    void tellsAForkFromABranch(String headRepository, boolean fork) {
        assertThat(read("pull_request", """
                        {"action":"synchronize","pull_request":{"number":27,"title":"Add cart","html_url":"https://github.com/acme/shop/pull/27",
                         "user":{"login":"alice-gh"},"draft":true,"merged":false,"requested_reviewers":[{"login":"bob-gh"}],
                         "updated_at":"2026-11-21T10:00:00Z",
                         "head":{"ref":"cart","sha":"%s","repo":%s},"base":{"ref":"main"}},%s}""".formatted(SHA, headRepository, REPOSITORY)))
                .contains(new PullRequestChanged(
                        SHOP,
                        7L,
                        PullRequestChanged.Action.SYNCHRONIZE,
                        27,
                        "Add cart",
                        URI.create("https://github.com/acme/shop/pull/27"),
                        "alice-gh",
                        "cart",
                        new Revision(SHA),
                        "main",
                        fork,
                        true,
                        false,
                        List.of("bob-gh"),
                        Instant.parse("2026-11-21T10:00:00Z")));
    }

    @Test
    void namesADeletedAccountAsGitHubDoes() {
        assertThat(read("pull_request", """
                        {"action":"closed","pull_request":{"number":27,"title":"Add cart","html_url":"https://github.com/acme/shop/pull/27",
                         "user":null,"merged":true,"head":{"ref":"cart","sha":"%s","repo":null},"base":{"ref":"main"}},%s}""".formatted(SHA, REPOSITORY)))
                .hasValueSatisfying(event -> assertThat(event)
                        .isInstanceOfSatisfying(PullRequestChanged.class, pull -> {
                            assertThat(pull.author()).isEqualTo("ghost");
                            assertThat(pull.merged()).isTrue();
                            assertThat(pull.requestedReviewers()).isEmpty();
                        }));
    }

    @ParameterizedTest
    @CsvSource({
        "submitted,approved,APPROVED",
        "submitted,changes_requested,CHANGES_REQUESTED",
        "submitted,commented,COMMENTED",
        "dismissed,dismissed,DISMISSED"
    })
    void readsAReview(String action, String state, PullRequestReviewed.Verdict verdict) {
        assertThat(read("pull_request_review", """
                        {"action":"%s","review":{"state":"%s","body":null,"html_url":"https://github.com/r/1","user":{"login":"bob-gh"}},
                         "pull_request":{"number":27},%s}""".formatted(action, state, REPOSITORY)))
                .contains(new PullRequestReviewed(
                        SHOP, 7L, 27, "bob-gh", verdict, "", URI.create("https://github.com/r/1")));
    }

    @Test
    void readsBothKindsOfCommentOnAPullRequest() {
        String written = "\"comment\":{\"body\":\"Looks good\",\"html_url\":\"https://github.com/c/1\","
                + "\"pull_request_review_id\":%s,\"user\":{\"login\":\"bob-gh\"}}," + REPOSITORY;
        assertThat(read("issue_comment", """
                        {"action":"created","issue":{"number":27,"pull_request":{"url":"https://api"}},%s}""".formatted(written.formatted("null"))))
                .contains(comment(null));
        assertThat(read("pull_request_review_comment", """
                        {"action":"created","pull_request":{"number":27},%s}""".formatted(written.formatted("42"))))
                .contains(comment(true));
        assertThat(read("pull_request_review_comment", """
                        {"action":"created","pull_request":{"number":27},%s}""".formatted(written.formatted("null"))))
                .contains(comment(null));
    }

    private static PullRequestCommented comment(@Nullable Boolean partOfReview) {
        return new PullRequestCommented(
                SHOP, 7L, 27, "bob-gh", "Looks good", URI.create("https://github.com/c/1"), partOfReview);
    }

    @Test
    void readsACommentOnACommit() {
        assertThat(read("commit_comment", """
                        {"action":"created","comment":{"body":"Why?","commit_id":"%s","html_url":"https://github.com/c/2",
                         "user":{"login":"bob-gh"}},%s}""".formatted(SHA, REPOSITORY)))
                .contains(new CommitCommented(
                        SHOP, 7L, new Revision(SHA), "bob-gh", "Why?", URI.create("https://github.com/c/2")));
    }

    @ParameterizedTest
    @CsvSource({"success,PASSED", "pending,PENDING", "failure,FAILED", "error,FAILED"})
    void readsACommitStatus(String state, CheckReported.Result result) {
        assertThat(read("status", """
                        {"sha":"%s","context":"ci/build","state":"%s","target_url":"not an address",%s}""".formatted(SHA, state, REPOSITORY)))
                .contains(new CheckReported(SHOP, 7L, new Revision(SHA), "ci/build", result, null, null));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "created,-,PENDING",
                "completed,success,PASSED",
                "completed,neutral,PASSED",
                "completed,skipped,PASSED",
                "completed,failure,FAILED",
                "completed,cancelled,FAILED",
                "completed,timed_out,FAILED",
                "completed,action_required,FAILED",
                "completed,stale,FAILED"
            })
    void readsACheckRun(String action, @Nullable String conclusion, CheckReported.Result result) {
        String quoted = conclusion == null ? "null" : "\"" + conclusion + "\"";
        assertThat(read("check_run", """
                        {"action":"%s","check_run":{"name":"build","head_sha":"%s","status":"completed","conclusion":%s,
                         "html_url":"https://github.com/runs/1"},%s}""".formatted(action, SHA, quoted, REPOSITORY)))
                .contains(new CheckReported(
                        SHOP, 7L, new Revision(SHA), "build", result, URI.create("https://github.com/runs/1"), null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "\"created_at\":\"2026-11-21T10:00:00Z\",\"updated_at\":\"2026-11-21T11:00:01+01:00\" | 2026-11-21T10:00:01Z",
                "\"created_at\":\"2026-11-21T10:00:00Z\",\"updated_at\":null                          | 2026-11-21T10:00:00Z",
                "\"created_at\":\"at noon\"                                                          | -",
            })
    void tellsWhenAStatusWasGiven(String times, @Nullable Instant at) {
        assertThat(read("status", """
                        {"sha":"%s","context":"ci/build","state":"pending",%s,%s}""".formatted(SHA, times, REPOSITORY)))
                .contains(new CheckReported(
                        SHOP, 7L, new Revision(SHA), "ci/build", CheckReported.Result.PENDING, null, at));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"null,PENDING,2026-11-21T10:00:00Z", "\"2026-11-21T10:05:00Z\",PASSED,2026-11-21T10:05:00Z"})
    void tellsWhenACheckRunEndedOrElseBegan(String completed, CheckReported.Result result, Instant at) {
        String conclusion = result == CheckReported.Result.PENDING ? "null" : "\"success\"";
        assertThat(read("check_run", """
                        {"action":"completed","check_run":{"name":"build","head_sha":"%s","conclusion":%s,
                         "started_at":"2026-11-21T10:00:00Z","completed_at":%s},%s}""".formatted(SHA, conclusion, completed, REPOSITORY)))
                .contains(new CheckReported(SHOP, 7L, new Revision(SHA), "build", result, null, at));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "{\"cimon\":{\"deployment\":\"" + DEPLOYMENT + "\"}}               | " + DEPLOYMENT,
                "\"{\\\"cimon\\\":{\\\"deployment\\\":\\\"" + DEPLOYMENT + "\\\"}}\" | " + DEPLOYMENT,
                "{\"cimon\":{\"deployment\":\"not an id\"}}                        | -",
                "{\"cimon\":\"else\"}                                              | -",
                "\"deploy it\"                                                     | -",
                "\"\"                                                              | -",
                "[]                                                                | -",
                "null                                                              | -"
            })
    void findsOurIdInADeployment(String payload, @Nullable String id) {
        DeploymentId ours = id == null ? null : DeploymentId.of(id);
        String deployment = """
                "action":"created","deployment":{"id":42,"sha":"%s","ref":"main","environment":"production",
                 "creator":{"login":"cimon[bot]"},"payload":%s},%s""".formatted(SHA, payload, REPOSITORY);
        assertThat(read("deployment", "{" + deployment + "}"))
                .contains(new GitHubDeploymentCreated(
                        SHOP,
                        7L,
                        42,
                        new Revision(SHA),
                        "main",
                        new EnvironmentName("production"),
                        "cimon[bot]",
                        ours));
        assertThat(read("deployment_status", "{\"deployment_status\":{\"state\":\"in_progress\"}," + deployment + "}"))
                .contains(new GitHubDeploymentStatusChanged(
                        SHOP,
                        7L,
                        42,
                        new EnvironmentName("production"),
                        GitHubDeploymentStatusChanged.State.IN_PROGRESS,
                        ours));
    }

    @Test
    void readsARelease() {
        assertThat(read("release", """
                        {"action":"published","release":{"tag_name":"v1.2","name":null,"body":null,
                         "html_url":"https://github.com/acme/shop/releases/v1.2","author":{"login":"alice-gh"}},%s}""".formatted(REPOSITORY)))
                .contains(new ReleasePublished(
                        SHOP,
                        7L,
                        "v1.2",
                        "v1.2",
                        "alice-gh",
                        "",
                        URI.create("https://github.com/acme/shop/releases/v1.2")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pull_request        | {\"action\":\"labeled\"}",
                "pull_request_review | {\"action\":\"edited\"}",
                "issue_comment       | {\"action\":\"created\",\"issue\":{\"number\":1}}",
                "issue_comment       | {\"action\":\"deleted\",\"issue\":{\"number\":1,\"pull_request\":{}}}",
                "commit_comment      | {\"action\":\"edited\"}",
                "check_run           | {\"action\":\"rerequested\"}",
                "deployment          | {\"action\":\"deleted\"}",
                "release             | {\"action\":\"drafted\"}"
            })
    void passesOverWhatMeansNothing(String event, String json) {
        assertThat(read(event, json)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "push         | {}",
                "push         | []",
                "push         | {\"ref\":\"refs/heads/main\",\"repository\":{\"full_name\":\"no slash\",\"default_branch\":\"main\"}}",
                "push         | {\"ref\":\"refs/heads/main\",\"repository\":{\"full_name\":\"acme/shop\"}}",
                "push         | {\"ref\":\"refs/heads/main\",\"head_commit\":{\"id\":\"short\"},\"repository\":{\"full_name\":\"acme/shop\",\"default_branch\":\"main\"}}",
                "pull_request | {\"action\":\"opened\"}",
                "status       | {\"state\":\"unheard-of\"}"
            })
    void rejectsWhatIsNotThatEvent(String event, String json) {
        assertThatExceptionOfType(Rejection.class).isThrownBy(() -> read(event, json));
    }

    @ParameterizedTest
    @ValueSource(strings = {"star", "workflow_run", "PUSH", ""})
    void doesNotKnowWhatWeDoNotRead(String event) {
        assertThat(WebhookKind.named(event)).isNull();
    }

    private static Optional<GitHubEvent> read(String event, String json) {
        WebhookKind kind = requireNonNull(WebhookKind.named(event));
        return Payload.mapped(() -> kind.read(json.getBytes(UTF_8)).map(GitHubEvent.class::cast));
    }
}

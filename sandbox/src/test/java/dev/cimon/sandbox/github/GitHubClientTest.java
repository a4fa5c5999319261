package dev.cimon.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.cimon.sandbox.Sandbox;
import dev.cimon.sandbox.SandboxSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kohsuke.github.GHAppInstallationToken;
import org.kohsuke.github.GHCheckRun;
import org.kohsuke.github.GHCommitState;
import org.kohsuke.github.GHDeployment;
import org.kohsuke.github.GHDeploymentState;
import org.kohsuke.github.GHDeploymentStatus;
import org.kohsuke.github.GHFileNotFoundException;
import org.kohsuke.github.GHIssueComment;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHRepository;
import org.kohsuke.github.GitHub;
import org.kohsuke.github.GitHubBuilder;
import org.kohsuke.github.HttpException;

class GitHubClientTest {
    private final ReceivingGateway gateway = ReceivingGateway.answering(() -> 202);
    private final Sandbox sandbox = Sandbox.start(SandboxSettings.defaults().withGithubGateway(gateway.url()));
    private final Calls control = new Calls(sandbox.url().resolve("/control"), "Accept", "application/json");
    private GitHub github;
    private GHRepository shop;

    @BeforeEach
    void connect() throws IOException {
        github = client("ghp_sandbox");
        shop = github.getRepository("acme/shop");
    }

    @AfterEach
    void close() {
        control.close();
        sandbox.close();
        gateway.close();
    }

    private GitHub client(String token) throws IOException {
        return new GitHubBuilder()
                .withEndpoint(sandbox.url() + "/github")
                .withOAuthToken(token)
                .build();
    }

    @Test
    void readsTheRepositoryAndItsRefs() throws IOException {
        String head = shop.getBranch("main").getSHA1();

        assertThat(github.isCredentialValid()).isTrue();
        assertThat(github.getMyself().getLogin()).isEqualTo("cimon-bot");
        assertThat(github.getRateLimit().getCore().getLimit()).isEqualTo(5000);
        assertThat(shop.getHomepage()).isEqualTo("https://shop.acme.example");
        assertThat(shop.getDefaultBranch()).isEqualTo("main");
        assertThat(shop.isPrivate()).isTrue();
        assertThat(shop.hasPushAccess()).isTrue();
        assertThat(shop.getBranches().keySet()).contains("main", "feature/checkout", "fix/vat-rounding", "release/1.1");
        assertThat(shop.getBranch("feature/checkout").getSHA1()).isNotEqualTo(head);
        assertThat(shop.getRef("heads/main").getObject().getSha()).isEqualTo(head);
        assertThat(shop.getRefs("tags")).extracting(r -> r.getRef()).contains("refs/tags/v1.0.0");
        assertThat(shop.listTags().toList()).extracting(t -> t.getName()).contains("v1.1.0");
        assertThat(shop.getCollaborators()).extracting(u -> u.getLogin()).contains("alice-gh", "dave-gh");
    }

    @Test
    void pagesThroughCollaborators() throws IOException {
        GHRepository api = github.getRepository("acme/api");

        assertThat(api.listCollaborators().withPageSize(50).toList()).hasSize(134);
        assertThat(sandbox.calls().calls())
                .filteredOn(c -> c.path().endsWith("/collaborators"))
                .hasSize(3);
    }

    @Test
    void resolvesCommitsAndCompares() throws IOException {
        String head = shop.getBranch("main").getSHA1();

        assertThat(shop.getCommit("main").getSHA1()).isEqualTo(head);
        assertThat(shop.getCommit("v1.1.0").getCommitShortInfo().getMessage()).isNotEmpty();
        assertThat(shop.getCommit(head.substring(0, 7)).getSHA1()).isEqualTo(head);
        assertThat(shop.getCommit("feature/checkout").getSHA1())
                .isEqualTo(shop.getBranch("feature/checkout").getSHA1());
        assertThat(shop.listCommits().toList()).hasSize(5);
        assertThatThrownBy(() -> shop.getCommit("no-such"))
                .isInstanceOf(HttpException.class)
                .hasMessageContaining("No commit found for SHA: no-such");
        var compare = shop.getCompare("v1.0.0", "main");
        assertThat(compare.getAheadBy()).isEqualTo(2);
        assertThat(compare.getTotalCommits()).isEqualTo(2);
        assertThat(compare.getCommits()).hasSize(2);
        assertThatThrownBy(() -> shop.getFileContent(".github/cimon.yml")).isInstanceOf(GHFileNotFoundException.class);
    }

    @Test
    void readsPullRequestsAndWritesComments() throws IOException {
        control.post("/github/repos/acme/shop/pulls/1/reviews", "{\"author\":\"carol\",\"state\":\"approved\"}");
        GHPullRequest pull = shop.getPullRequest(1);

        assertThat(shop.getPullRequests(GHIssueState.OPEN)).hasSize(2);
        assertThat(pull.getUser().getLogin()).isEqualTo("bob-gh");
        assertThat(pull.getHead().getRef()).isEqualTo("feature/checkout");
        assertThat(pull.getHead().getRepository().isFork()).isFalse();
        assertThat(pull.isMerged()).isFalse();
        assertThat(pull.listReviews().toList())
                .singleElement()
                .satisfies(r -> assertThat(r.getState().name()).isEqualTo("APPROVED"));
        GHIssueComment comment = pull.comment("Preview: https://pr1.acme.example");
        comment.update("Preview is gone");
        assertThat(pull.listComments().toList())
                .singleElement()
                .satisfies(c -> assertThat(c.getBody()).isEqualTo("Preview is gone"));
    }

    @Test
    void reportsStatusesAndCheckRuns() throws IOException {
        String sha = shop.getBranch("main").getSHA1();

        shop.createCommitStatus(sha, GHCommitState.PENDING, "https://ci.acme.example", "running", "ci/build");
        shop.createCommitStatus(sha, GHCommitState.SUCCESS, "https://ci.acme.example", "done", "ci/build");
        GHCheckRun run = shop.createCheckRun("cimon", sha)
                .withStatus(GHCheckRun.Status.IN_PROGRESS)
                .create();
        run.update().withConclusion(GHCheckRun.Conclusion.SUCCESS).create();

        assertThat(shop.getLastCommitStatus(sha).getState()).isEqualTo(GHCommitState.SUCCESS);
        assertThat(shop.listCommitStatuses(sha).toList()).hasSize(2);
        assertThat(shop.getCheckRuns(sha).toList())
                .singleElement()
                .satisfies(r -> assertThat(r.getConclusion()).isEqualTo(GHCheckRun.Conclusion.SUCCESS));
    }

    @Test
    @SuppressWarnings("deprecation") // the client still calls these two fields a preview
    void createsDeploymentsAndTurnsOlderOnesInactive() throws IOException {
        GHDeployment first = deploy("preview");
        first.createStatus(GHDeploymentState.SUCCESS)
                .environmentUrl("https://preview.acme.example")
                .logUrl("https://ci.acme.example/1")
                .create();
        GHDeployment second = deploy("preview");
        second.createStatus(GHDeploymentState.SUCCESS).create();

        assertThat(first.listStatuses().toList())
                .extracting(GHDeploymentStatus::getState)
                .containsExactly(GHDeploymentState.INACTIVE, GHDeploymentState.SUCCESS);
        GHDeployment read = shop.getDeployment(first.getId());
        assertThat(read.getPayload()).isEqualTo("{\"cimon\":{\"deployment\":\"d-1\",\"number\":7}}");
        assertThat(read.getEnvironment()).isEqualTo("preview");
        assertThat(shop.listDeployments(null, null, null, "preview").toList()).hasSize(2);
        assertThat(shop.listDeployments(null, null, null, "test").toList()).isEmpty();
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(gateway.with("X-GitHub-Event", "deployment")).hasSize(2);
            assertThat(gateway.with("X-GitHub-Event", "deployment_status")).hasSize(3);
        });
    }

    private GHDeployment deploy(String environment) throws IOException {
        return shop.createDeployment(shop.getBranch("main").getSHA1())
                .environment(environment)
                .autoMerge(false)
                .requiredContexts(List.of())
                .description("Cimon")
                .payload("{\"cimon\":{\"deployment\":\"d-1\",\"number\":7}}")
                .create();
    }

    @Test
    void refusesUnknownTokens() throws IOException {
        GitHub stranger = client("ghp_wrong");

        assertThatThrownBy(() -> stranger.getRepository("acme/shop"))
                .isInstanceOf(HttpException.class)
                .hasMessageContaining("Bad credentials");
        assertThatThrownBy(() -> github.getRepository("acme/none")).isInstanceOf(GHFileNotFoundException.class);
    }

    @Test
    void letsAnAppWorkThroughAnInstallationToken() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        String pem = Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
        control.call("PUT", "/github/app", "{\"publicKey\":\"" + pem + "\"}");

        GitHub app = new GitHubBuilder()
                .withEndpoint(sandbox.url() + "/github")
                .withJwtToken(jwt(keys, Duration.ofMinutes(9)))
                .build();
        GHAppInstallationToken token = app.getApp()
                .getInstallationByRepository("acme", "shop")
                .createToken()
                .create();

        assertThat(app.getApp().getId()).isEqualTo(4711);
        assertThat(token.getToken()).startsWith("ghs_");
        assertThat(client(token.getToken()).getRepository("acme/api").getName()).isEqualTo("api");
        try (Calls tooLong = new Calls(sandbox.url(), "Authorization", "Bearer " + jwt(keys, Duration.ofMinutes(20)))) {
            assertThat(tooLong.get("/github/app").status()).isEqualTo(401);
        }
        KeyPair others = generator.generateKeyPair();
        try (Calls forged = new Calls(sandbox.url(), "Authorization", "Bearer " + jwt(others, Duration.ofMinutes(9)))) {
            assertThat(forged.get("/github/app").body().path("message").asText())
                    .isEqualTo("A JSON web token could not be decoded");
        }
    }

    private static String jwt(KeyPair keys, Duration life) throws Exception {
        Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();
        long now = Instant.now().getEpochSecond();
        String unsigned =
                base64.encodeToString("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8)) + "."
                        + base64.encodeToString("{\"iat\":%d,\"exp\":%d,\"iss\":\"4711\"}"
                                .formatted(now - 30, now + life.toSeconds())
                                .getBytes(StandardCharsets.UTF_8));
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(keys.getPrivate());
        signature.update(unsigned.getBytes(StandardCharsets.UTF_8));
        return unsigned + "." + base64.encodeToString(signature.sign());
    }
}

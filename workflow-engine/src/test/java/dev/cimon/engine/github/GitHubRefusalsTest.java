package dev.cimon.engine.github;

import static dev.cimon.engine.github.GitHubReadingTest.clientOf;
import static dev.cimon.engine.github.GitHubReadingTest.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.provider.Outcome;
import dev.cimon.engine.provider.SandboxWorld;
import dev.cimon.engine.provider.ScriptedServer;
import dev.cimon.events.reference.DeploymentId;
import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.events.reference.Revision;
import dev.cimon.sandbox.SandboxSettings;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What owners can take from Cimon, and how each tells who has to mend it. */
class GitHubRefusalsTest {
    private static final RepositoryName SHOP = RepositoryName.of("acme/shop");
    private static final EnvironmentName PREVIEW = new EnvironmentName("preview");

    private final SandboxWorld world = new SandboxWorld(SandboxSettings.defaults());
    private final GitHubClient github = clientOf(world.gitHub(), "ghp_sandbox");
    private final Revision main = done(github.resolve(SHOP, "main")).revision();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void saysThatTheTokenWasRevokedForReadsAndWrites() {
        world.control("PUT", "/github/access", "{\"tokensRevoked\":true}");
        Outcome<Object> refused = new Outcome.Refused<>(
                401, "Bad credentials. GITHUB_TOKEN is wrong, expired or revoked: give Cimon a valid one.");

        assertThat(github.compare(SHOP, "main", "v1.0.0")).isEqualTo(refused);
        assertThat(github.createDeployment(order())).isEqualTo(refused);
        assertThat(github.showComment(SHOP, 1, "preview", "Ready")).isEqualTo(refused);
        assertThat(github.deleteEnvironment(SHOP, PREVIEW)).isEqualTo(refused);
    }

    @Test
    void saysThatAnArchivedRepositoryCannotBeDeployed() {
        world.control("PUT", "/github/repos/acme/shop", "{\"archived\":true}");
        Outcome<Object> refused = new Outcome.Refused<>(
                403,
                "Repository was archived so is read-only. An admin of the repository can unarchive it under Settings →"
                        + " General.");

        assertThat(github.createDeployment(order())).isEqualTo(refused);
        assertThat(github.reportStatus(
                        SHOP, 1, new DeploymentStatus(DeploymentStatus.State.QUEUED, "", null, null, false)))
                .isEqualTo(refused);
        assertThat(github.showComment(SHOP, 1, "preview", "Ready")).isEqualTo(refused);
        assertThat(github.deleteEnvironment(SHOP, PREVIEW)).isEqualTo(refused);
        assertThat(github.resolve(SHOP, "main")).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void saysWhichRightTheTokenLacks() {
        world.control("PUT", "/github/access", "{\"withheld\":[\"deployments:write\",\"issues\"]}");

        assertThat(github.createDeployment(order()))
                .isEqualTo(new Outcome.Refused<>(
                        403,
                        "Resource not accessible by personal access token. GITHUB_TOKEN lacks that right: it needs the"
                                + " scope repo, or deployments: write and contents: read."));
        assertThat(github.showComment(SHOP, 1, "preview", "Ready"))
                .isEqualTo(new Outcome.Refused<>(
                        403,
                        "Resource not accessible by personal access token. GITHUB_TOKEN lacks that right: it needs the"
                                + " scope repo, or pull requests: write."));
    }

    @Test
    void deletesAnEnvironmentOnce() {
        done(github.createDeployment(order()));

        assertThat(github.deleteEnvironment(SHOP, PREVIEW)).isEqualTo(new Outcome.Done<>(true));
        assertThat(github.deleteEnvironment(SHOP, PREVIEW)).isEqualTo(new Outcome.Done<>(false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pr/27", "Prüfung #1", "a?b", "50%", "🚀"})
    void deletesAnEnvironmentOfAnyName(String name) {
        EnvironmentName environment = new EnvironmentName(name);
        done(github.createDeployment(new DeploymentOrder(SHOP, main, environment, "", true, false, order().payload())));

        assertThat(github.deleteEnvironment(SHOP, environment)).isEqualTo(new Outcome.Done<>(true));
    }

    @Test
    void doesWithoutTheRightToDeleteEnvironments() {
        done(github.createDeployment(order()));
        world.control("PUT", "/github/access", "{\"withheld\":[\"environments\"]}");

        assertThat(github.deleteEnvironment(SHOP, PREVIEW)).isEqualTo(new Outcome.Done<>(false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.",
                "You have exceeded a secondary rate limit and have been temporarily blocked from content creation."
            })
    void waitsOutASecondaryLimit(String words) {
        try (ScriptedServer server = new ScriptedServer()) {
            String body = "{\"message\":\"" + words + "\"}";
            server.on(
                            "POST /repos/acme/shop/deployments",
                            403,
                            body,
                            "Retry-After",
                            "60",
                            "x-ratelimit-remaining",
                            "4000")
                    .on("GET /repos/acme/shop/compare/" + main + "..." + main, 429, body, "Retry-After", "61")
                    .on("DELETE /repos/acme/shop/environments/preview", 403, body);
            GitHubClient limited = clientOf(server.url(), "t");

            assertThat(limited.createDeployment(order()))
                    .isEqualTo(
                            new Outcome.RetryLater<>(Duration.ofSeconds(60), "GitHub asks Cimon to slow down (403)"));
            assertThat(limited.compare(SHOP, main.sha(), main.sha()))
                    .isEqualTo(
                            new Outcome.RetryLater<>(Duration.ofSeconds(61), "GitHub asks Cimon to slow down (429)"));
            assertThat(limited.deleteEnvironment(SHOP, PREVIEW))
                    .isEqualTo(new Outcome.RetryLater<>(null, "GitHub asks Cimon to slow down (403)"));
        }
    }

    private DeploymentOrder order() {
        return new DeploymentOrder(
                SHOP,
                main,
                PREVIEW,
                "",
                true,
                false,
                new CimonPayload(
                        new DeploymentId(UUID.randomUUID()),
                        7,
                        URI.create("https://preview.acme.example/"),
                        "command",
                        "alice"));
    }
}

package dev.cimon.engine.github;

import static dev.cimon.engine.github.GitHubReadingTest.clientOf;
import static dev.cimon.engine.github.GitHubReadingTest.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.engine.provider.Outcome;
import dev.cimon.engine.provider.SandboxWorld;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.sandbox.Provider;
import dev.cimon.sandbox.SandboxSettings;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** To which teams somebody belongs. */
class TeamCallsTest {
    private static final SandboxWorld WORLD = new SandboxWorld(SandboxSettings.defaults());
    private static final RepositoryName SHOP = RepositoryName.of("acme/shop");
    private static final List<String> BOTH = List.of("acme/developers", "acme/release");

    private final GitHubClient github = clientOf(WORLD.gitHub(), "ghp_sandbox");

    @AfterEach
    void giveBack() {
        WORLD.control("PUT", "/github/access", "{}");
        WORLD.healthy(Provider.GITHUB);
    }

    @AfterAll
    static void stop() {
        WORLD.close();
    }

    @Test
    void tellsThoseToWhichTheLoginBelongs() {
        assertThat(done(github.teamsOf("carol-gh", SHOP, BOTH))).isEqualTo(BOTH);
        assertThat(done(github.teamsOf("Alice-gh", SHOP, BOTH))).containsExactly("acme/developers");
        assertThat(done(github.teamsOf("stranger", SHOP, BOTH))).isEmpty();
    }

    @Test
    void doesNotTakeATeamThatThereIsNotForOneWithoutTheLogin() {
        assertThat(github.teamsOf("carol-gh", SHOP, List.of("acme/nobody")))
                .isEqualTo(new Outcome.Refused<>(
                        404,
                        "There is no team acme/nobody, or Cimon may not see it: it needs the permission to read the"
                                + " organization's members."));
    }

    @Test
    void findsTheLoginInATeamThoughThereIsNotTheOther() {
        assertThat(done(github.teamsOf("alice-gh", SHOP, List.of("acme/nobody", "acme/developers"))))
                .containsExactly("acme/developers");
        assertThat(github.teamsOf("alice-gh", SHOP, List.of("acme/nobody", "acme/release")))
                .isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void passesOnThatThePermissionIsMissing() {
        WORLD.control("PUT", "/github/access", "{\"withheld\":[\"members\"]}");

        assertThat(github.teamsOf("carol-gh", SHOP, BOTH))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.status()).isEqualTo(403));
    }

    @Test
    void passesOnThatGitHubIsAway() {
        WORLD.failing(Provider.GITHUB);

        assertThat(github.teamsOf("carol-gh", SHOP, BOTH)).isInstanceOf(Outcome.RetryLater.class);
    }
}

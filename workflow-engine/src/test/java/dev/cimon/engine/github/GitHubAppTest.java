package dev.cimon.engine.github;

import static dev.cimon.engine.github.GitHubReadingTest.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cimon.engine.provider.Outcome;
import dev.cimon.engine.provider.SandboxWorld;
import dev.cimon.engine.provider.ScriptedServer;
import dev.cimon.events.reference.RepositoryName;
import dev.cimon.sandbox.Provider;
import dev.cimon.sandbox.SandboxSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitHubAppTest {
    private static final RepositoryName SHOP = RepositoryName.of("acme/shop");
    private static final RepositoryName API = RepositoryName.of("acme/api");
    private static final KeyPair KEYS = keys();
    private static final KeyPair OTHER_KEYS = keys();
    /** What PKCS#8 puts before a 2048-bit PKCS#1 key. */
    private static final int PKCS8_HEADER = 26;

    private final SteppingClock clock = new SteppingClock();
    private final SandboxWorld world =
            new SandboxWorld(SandboxSettings.defaults().withClock(clock));

    GitHubAppTest() {
        world.control(
                "PUT",
                "/github/app",
                "{\"publicKey\":\""
                        + pem("PUBLIC KEY", KEYS.getPublic().getEncoded()).replace("\n", "\\n") + "\"}");
    }

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void logsInWithAKeyAsGitHubHandsItOut() {
        byte[] pkcs8 = KEYS.getPrivate().getEncoded();
        String pem = pem("RSA PRIVATE KEY", Arrays.copyOfRange(pkcs8, PKCS8_HEADER, pkcs8.length));

        assertThat(done(client(GitHubLogin.app("4711", pem)).repository(SHOP)).defaultBranch())
                .isEqualTo("main");
    }

    @Test
    void logsInWithAConvertedKeyFromAFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("key.pem"), pkcs8(KEYS));

        assertThat(done(client(GitHubLogin.app("4711", file)).repository(SHOP)).name())
                .isEqualTo(SHOP);
    }

    @Test
    void logsInWithAKeyWrittenOnOneLine() {
        String oneLine = pkcs8(KEYS).replace("\n", "\\n");

        assertThat(done(client(GitHubLogin.app("4711", oneLine)).repository(SHOP))
                        .name())
                .isEqualTo(SHOP);
    }

    @Test
    void asksForOneTokenPerRepositoryUntilItIsAboutToExpire() {
        GitHubClient github = client(GitHubLogin.app("4711", pkcs8(KEYS)));

        done(github.resolve(SHOP, "main"));
        done(github.repository(SHOP));
        assertThat(tokensAskedFor()).isEqualTo(1);
        done(github.repository(API));
        assertThat(tokensAskedFor()).isEqualTo(2);

        clock.now = clock.now.plus(Duration.ofMinutes(56));
        done(github.repository(SHOP));
        assertThat(tokensAskedFor()).isEqualTo(3);
    }

    @Test
    void saysThatTheKeyIsNotTheAppsOwn() {
        GitHubClient github = client(GitHubLogin.app("4711", pkcs8(OTHER_KEYS)));

        assertThat(github.repository(SHOP))
                .isEqualTo(new Outcome.Refused<>(
                        401,
                        "A JSON web token could not be decoded. Check that GITHUB_APP_ID and the private key belong"
                                + " together and that the clock is right."));
    }

    @Test
    void knowsThatNothingWasDoneWhenNoTokenCouldBeHad() {
        GitHubClient github = client(GitHubLogin.app("4711", pkcs8(KEYS)));
        world.failing(Provider.GITHUB);

        assertThat(github.reportStatus(
                        SHOP, 1, new DeploymentStatus(DeploymentStatus.State.QUEUED, "", null, null, false)))
                .isInstanceOf(Outcome.RetryLater.class);
    }

    @Test
    void takesAFreshTokenWhenGitHubNoLongerAcceptsTheOldOne() {
        try (ScriptedServer server = appServer()) {
            GitHubClient github = client(server.url(), GitHubLogin.app("4711", pkcs8(KEYS)));
            server.on("GET /repos/acme/shop", 401, "{\"message\":\"Bad credentials\"}");

            assertThat(github.repository(SHOP)).isInstanceOf(Outcome.Refused.class);
            assertThat(server.received())
                    .filteredOn(call -> call.call().endsWith("/access_tokens"))
                    .hasSize(2);
        }
    }

    @Test
    void saysHowToMendASuspendedInstallation() {
        try (ScriptedServer server = appServer()) {
            server.on("POST /app/installations/9/access_tokens", 403, """
                    {"message":"This installation has been suspended"}""");

            assertThat(client(server.url(), GitHubLogin.app("4711", pkcs8(KEYS)))
                            .repository(SHOP))
                    .isEqualTo(new Outcome.Refused<>(
                            403,
                            "This installation has been suspended. Cimon's GitHub App is suspended: an owner can"
                                    + " unsuspend it under Settings → GitHub Apps."));
        }
    }

    @Test
    void saysHowToMendAMissingInstallation() {
        try (ScriptedServer server = appServer()) {
            server.on("GET /repos/acme/shop/installation", 404, "{\"message\":\"Not Found\"}");

            assertThat(client(server.url(), GitHubLogin.app("4711", pkcs8(KEYS)))
                            .repository(SHOP))
                    .isEqualTo(new Outcome.Refused<>(
                            404,
                            "Not Found. Cimon's GitHub App is not installed there: install it under Settings →"
                                    + " GitHub Apps."));
        }
    }

    @Test
    void refusesWhatIsNoKeyWithoutQuotingIt() {
        assertThatThrownBy(() ->
                        GitHubLogin.app("4711", "-----BEGIN PRIVATE KEY-----\nc2VjcmV0\n-----END PRIVATE KEY-----"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the GitHub App's private key is not an RSA private key")
                .hasNoCause();
        assertThat(GitHubLogin.app("4711", pkcs8(KEYS))).hasToString("App[4711, ***]");
    }

    private static ScriptedServer appServer() {
        return new ScriptedServer()
                .on("GET /app", 200, "{\"id\":4711}")
                .on("GET /repos/acme/shop/installation", 200, "{\"id\":9}")
                .on("POST /app/installations/9/access_tokens", 201, """
                        {"token":"ghs_x","expires_at":"2999-01-01T00:00:00Z"}""");
    }

    private long tokensAskedFor() {
        return world.calls("POST", "/access_tokens").size();
    }

    private GitHubClient client(GitHubLogin login) {
        return client(world.gitHub(), login);
    }

    private GitHubClient client(URI api, GitHubLogin login) {
        return new GitHubClient(new GitHubSettings(api, login, Duration.ofSeconds(5), clock));
    }

    static String pkcs8(KeyPair keys) {
        return pem("PRIVATE KEY", keys.getPrivate().getEncoded());
    }

    static String pem(String what, byte[] der) {
        return "-----BEGIN " + what + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END " + what + "-----\n";
    }

    private static final class SteppingClock extends Clock {
        private volatile Instant now = Instant.now();

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

package dev.cimon.github.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cimon.events.proof.ProofRequest;
import dev.cimon.events.proof.Seal;
import dev.cimon.github.proof.UserAuthorization.App;
import dev.cimon.github.proof.UserAuthorization.Outcome;
import dev.cimon.sandbox.Sandbox;
import dev.cimon.sandbox.SandboxSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** How it speaks with GitHub when all goes well is told by {@code AccountProofsTest}. */
class UserAuthorizationTest {

    private static final URI CALLBACK = URI.create("https://cimon.example.com/github/oauth/callback");

    @Test
    void sendsPeopleToGitHubWithAChallengeOfTheirOwn() {
        UserAuthorization gitHub = authorization(URI.create("https://api.github.com/"), "secret");
        assertThat(gitHub.address("a-state"))
                .hasToString("https://github.com/login/oauth/authorize?client_id=Iv23liCimonSandbox"
                        + "&redirect_uri=https%3A%2F%2Fcimon.example.com%2Fgithub%2Foauth%2Fcallback&state=a-state"
                        + "&code_challenge=Uz1-Vb-se15drCnkj1vndIUK6U5NUUMkS8coTeZNXco&code_challenge_method=S256"
                        + "&prompt=select_account");
        assertThat(gitHub.address("another")).asString().doesNotContain("Uz1-Vb-se15drCnkj1vn");
    }

    @Test
    void tellsTheOperatorThatTheSecretIsWrong() {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.defaults())) {
            Outcome outcome = authorization(URI.create(sandbox.url() + "/github"), "not-the-secret")
                    .redeem("code", "state")
                    .join();
            assertThat(outcome).isEqualTo(new Outcome.Failed("GitHub says incorrect_client_credentials"));
        }
    }

    @Test
    void tellsThatSomethingElseAnswers() {
        try (Sandbox sandbox = Sandbox.start(SandboxSettings.defaults())) {
            assertThat(authorization(URI.create(sandbox.url() + "/circleci"), "secret")
                            .redeem("code", "state")
                            .join())
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.reason()).startsWith("GitHub answers 4"));
        }
    }

    @Test
    void tellsThatNobodyAnswers() throws IOException {
        assertThat(authorization(nobody(), "secret").redeem("code", "state").join())
                .isEqualTo(new Outcome.Failed("GitHub does not answer: ConnectException"));
    }

    /** An address where nobody listens any more. */
    private static URI nobody() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + free.getLocalPort());
        }
    }

    private static UserAuthorization authorization(URI api, String secret) {
        return new UserAuthorization(
                api, new App("Iv23liCimonSandbox", secret, CALLBACK), new Seal<>(secret, ProofRequest.class));
    }
}

package dev.cimon.github.redelivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class GitHubAppTest {

    private static final KeyPair KEYS = AppKeys.generate();
    private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);
    /** What PKCS#8 puts before a 2048-bit PKCS#1 key. */
    private static final int PKCS8_HEADER = 26;

    @Test
    void signsATokenForLessThanTenMinutes() throws GeneralSecurityException {
        String[] token =
                new GitHubApp("4711", AppKeys.privateKey(KEYS)).token(NOW).split("\\.", -1);
        assertThat(decoded(token[1])).isEqualTo("{\"iat\":1799999940,\"exp\":1800000540,\"iss\":\"4711\"}");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(KEYS.getPublic());
        signature.update((token[0] + "." + token[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(token[2]))).isTrue();
    }

    @Test
    void readsAKeyAsGitHubHandsItOutAndOneWrittenOnOneLine() {
        byte[] pkcs8 = KEYS.getPrivate().getEncoded();
        String pkcs1 = AppKeys.pem("RSA PRIVATE KEY", Arrays.copyOfRange(pkcs8, PKCS8_HEADER, pkcs8.length));
        assertThat(new GitHubApp("4711", pkcs1).key()).isEqualTo(KEYS.getPrivate());
        assertThat(new GitHubApp("4711", pkcs1.replace("\n", "\\n")).key()).isEqualTo(KEYS.getPrivate());
    }

    @Test
    void refusesWhatIsNoKeyWithoutQuotingIt() {
        assertThatThrownBy(() -> new GitHubApp("4711", "c2VjcmV0"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("c2VjcmV0");
        assertThatThrownBy(() -> new GitHubApp("4711\"", AppKeys.privateKey(KEYS)))
                .hasMessage("GITHUB_APP_ID is not the id of a GitHub App");
        assertThat(new GitHubApp("4711", AppKeys.privateKey(KEYS))).hasToString("GitHubApp[4711, ***]");
    }

    private static String decoded(String part) {
        return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
    }
}

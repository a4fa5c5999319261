package dev.cimon.github.redelivery;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/**
 * A GitHub App, which signs its tokens itself: RS256, valid for at most ten minutes
 * (<a href="https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app">documentation</a>).
 */
public record GitHubApp(String id, PrivateKey key) {

    private static final Duration LIFE = Duration.ofMinutes(9);
    /** GitHub's advice: issued a minute ago, in case our clock is ahead of theirs. */
    private static final Duration DRIFT = Duration.ofMinutes(1);

    /** @throws IllegalArgumentException if the id is neither an App id nor a client id */
    public GitHubApp {
        if (!id.matches("[A-Za-z0-9._-]{1,100}")) {
            throw new IllegalArgumentException("GITHUB_APP_ID is not the id of a GitHub App");
        }
    }

    /**
     * @param pem PKCS#1 or PKCS#8; line breaks may be written as {@code \n}
     * @throws IllegalArgumentException if this is not an RSA private key
     */
    public GitHubApp(String id, String pem) {
        this(id, PrivateKeyPem.parse(pem));
    }

    String token(Instant now) {
        String content = encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + encoded(claims(now));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("the GitHub App's key cannot sign", impossible);
        }
    }

    @Override
    public String toString() {
        return "GitHubApp[" + id + ", ***]";
    }

    private String claims(Instant now) {
        return "{\"iat\":" + now.minus(DRIFT).getEpochSecond() + ",\"exp\":"
                + now.plus(LIFE).getEpochSecond() + ",\"iss\":\"" + id + "\"}";
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}

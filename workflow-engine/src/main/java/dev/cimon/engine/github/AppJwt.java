package dev.cimon.engine.github;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

/** The token a GitHub App signs for itself: RS256, valid for at most ten minutes. */
final class AppJwt {
    private static final Duration LIFE = Duration.ofMinutes(9);
    /** GitHub's advice: issued a minute ago, in case our clock is ahead of theirs. */
    private static final Duration DRIFT = Duration.ofMinutes(1);

    private AppJwt() {}

    static String signed(GitHubLogin.App app, Instant now) {
        String content = encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + encoded(claims(app.appId(), now));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(app.key());
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("the GitHub App's key cannot sign", impossible);
        }
    }

    private static String claims(String appId, Instant now) {
        return "{\"iat\":" + now.minus(DRIFT).getEpochSecond() + ",\"exp\":"
                + now.plus(LIFE).getEpochSecond() + ",\"iss\":\"" + appId + "\"}";
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}

package dev.cimon.sandbox.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** Checks the JSON Web Tokens that a GitHub App signs. Without a public key the signature itself is not checked. */
final class AppKey {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final Duration DRIFT = Duration.ofSeconds(60);

    private final ObjectMapper json;
    private @Nullable PublicKey key;

    AppKey(ObjectMapper json) {
        this.json = json;
    }

    /** From now on signatures must be by this key (PEM, {@code BEGIN PUBLIC KEY}). */
    void require(String pem) {
        try {
            byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
            key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            throw GitHubRefusal.of(422, "not an RSA public key: " + malformed.getMessage());
        }
    }

    /** Returns the App's id, or refuses. */
    String verify(String jwt, Instant now) {
        String[] parts = jwt.split("\\.", -1);
        JsonNode header = decoded(parts[0]);
        JsonNode claims = decoded(parts[1]);
        if (!header.path("alg").asText().equals("RS256") || !signed(parts)) {
            throw undecodable();
        }
        if (!claims.path("iss").isValueNode() || !claims.path("exp").isNumber()) {
            throw GitHubRefusal.of(
                    401, "Missing 'issuer' claim ('iss') or 'Expiration time' claim ('exp') in assertion");
        }
        Instant expiry = Instant.ofEpochSecond(claims.path("exp").asLong());
        if (!expiry.isAfter(now)) {
            throw GitHubRefusal.of(
                    401,
                    "'Expiration time' claim ('exp') must be a numeric value representing the "
                            + "future time at which the assertion expires");
        }
        if (expiry.isAfter(now.plus(LONGEST).plus(DRIFT))) {
            throw GitHubRefusal.of(401, "'Expiration time' claim ('exp') is too far in the future");
        }
        return claims.path("iss").asText();
    }

    private boolean signed(String[] parts) {
        if (key == null) {
            return !parts[2].isEmpty();
        }
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
        } catch (GeneralSecurityException | IllegalArgumentException malformed) {
            return false;
        }
    }

    private JsonNode decoded(String part) {
        try {
            return json.readTree(new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8));
        } catch (JsonProcessingException | IllegalArgumentException malformed) {
            throw undecodable();
        }
    }

    static GitHubRefusal undecodable() {
        return GitHubRefusal.of(401, "A JSON web token could not be decoded");
    }
}

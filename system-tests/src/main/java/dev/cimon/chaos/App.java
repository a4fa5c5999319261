package dev.cimon.chaos;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

/** A GitHub App, so that github-gateway asks for what it missed. The sandbox lets any App in. */
final class App {

    private static final int BITS = 2048;

    private App() {}

    /** For github-gateway, which looks more often than it usually does. */
    static Map<String, String> environment() {
        return Map.of("GITHUB_APP_ID", "4711", "GITHUB_APP_PRIVATE_KEY", key(), "GITHUB_HEAL_EVERY", "3s");
    }

    private static String key() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            byte[] der = generator.generateKeyPair().getPrivate().getEncoded();
            return "-----BEGIN PRIVATE KEY-----\\n" + Base64.getEncoder().encodeToString(der)
                    + "\\n-----END PRIVATE KEY-----";
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

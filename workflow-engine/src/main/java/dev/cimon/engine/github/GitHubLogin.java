package dev.cimon.engine.github;

import dev.cimon.launch.RequiredSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;

/** As whom Cimon calls GitHub. Secrets never show in {@code toString}. */
public sealed interface GitHubLogin {

    /** A personal or machine user's token: {@code GITHUB_TOKEN}. */
    record Token(String token) implements GitHubLogin {

        /** @throws IllegalArgumentException if the token is blank or could break out of its header */
        public Token {
            token = token.strip();
            if (!RequiredSettings.canBeToken(token)) {
                throw new IllegalArgumentException("GITHUB_TOKEN is not a token");
            }
        }

        @Override
        public String toString() {
            return "Token[***]";
        }
    }

    /** A GitHub App: {@code GITHUB_APP_ID} and its private key. */
    record App(String appId, PrivateKey key) implements GitHubLogin {

        /** @throws IllegalArgumentException if the id is neither an App id nor a client id */
        public App {
            if (!appId.matches("[A-Za-z0-9._-]{1,100}")) {
                throw new IllegalArgumentException("GITHUB_APP_ID is not the id of a GitHub App");
            }
        }

        @Override
        public String toString() {
            return "App[" + appId + ", ***]";
        }
    }

    /**
     * @param pem PKCS#1 or PKCS#8; line breaks may be written as {@code \n}
     * @throws IllegalArgumentException if this is not an RSA private key
     */
    static GitHubLogin app(String appId, String pem) {
        return new App(appId, PrivateKeyPem.parse(pem));
    }

    /**
     * @throws IllegalArgumentException if the file does not hold an RSA private key
     * @throws UncheckedIOException if the file cannot be read
     */
    static GitHubLogin app(String appId, Path pemFile) {
        try {
            return app(appId, Files.readString(pemFile));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("GITHUB_APP_PRIVATE_KEY_FILE cannot be read", unreadable);
        }
    }
}

package dev.cimon.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A GitHub App that signs its own tokens. Whatever is wrong with its key is said in words that do not quote it. */
record AppLogin(String id, PrivateKey key) {

    private static final Pattern PEM =
            Pattern.compile("-----BEGIN (RSA )?PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END (RSA )?PRIVATE KEY-----");

    /** {@code INTEGER 0, SEQUENCE {OBJECT IDENTIFIER rsaEncryption, NULL}}: what PKCS#8 has before a key of PKCS#1. */
    private static final String RSA = "020100300d06092a864886f70d0101010500";

    /** @throws IllegalArgumentException with a sentence, if there is no key that can sign */
    static AppLogin of(Given given) {
        String file = given.or("GITHUB_APP_PRIVATE_KEY_FILE", "");
        String pem = file.isEmpty() ? given.or("GITHUB_APP_PRIVATE_KEY", "") : read(file);
        if (pem.isEmpty()) {
            throw new IllegalArgumentException(
                    "GITHUB_APP_ID is set without GITHUB_APP_PRIVATE_KEY or GITHUB_APP_PRIVATE_KEY_FILE: generate a key on"
                            + " the App's page.");
        }
        return new AppLogin(given.or("GITHUB_APP_ID", "").strip(), privateKey(pem));
    }

    /** A token for the next five minutes. */
    String token(Instant now) {
        String claims = "{\"iat\":" + now.minus(Duration.ofMinutes(1)).getEpochSecond() + ",\"exp\":"
                + now.plus(Duration.ofMinutes(5)).getEpochSecond() + ",\"iss\":\"" + id.replaceAll("[\"\\\\]", "")
                + "\"}";
        String content = encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + encoded(claims);
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalArgumentException("the GitHub App's key cannot sign: generate a new one.");
        }
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException | InvalidPathException unreadable) {
            throw new IllegalArgumentException("GITHUB_APP_PRIVATE_KEY_FILE names " + file + ", which cannot be read.");
        }
    }

    private static PrivateKey privateKey(String pem) {
        Matcher block = PEM.matcher(pem.replace("\\n", "\n"));
        if (!block.find()) {
            throw new IllegalArgumentException(
                    "the GitHub App's private key has no (RSA) PRIVATE KEY block: copy the whole .pem file.");
        }
        byte[] der = Base64.getMimeDecoder().decode(block.group(2));
        byte[] pkcs8 = block.group(1) == null ? der : sequence(HexFormat.of().parseHex(RSA), element(0x04, der));
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException malformed) {
            throw new IllegalArgumentException("the GitHub App's private key is not an RSA key: generate a new one.");
        }
    }

    private static byte[] sequence(byte[] first, byte[] second) {
        byte[] content = new byte[first.length + second.length];
        System.arraycopy(first, 0, content, 0, first.length);
        System.arraycopy(second, 0, content, first.length, second.length);
        return element(0x30, content);
    }

    /** DER: tag, length in two bytes, content. */
    private static byte[] element(int tag, byte[] content) {
        byte[] element = new byte[content.length + 4];
        element[0] = (byte) tag;
        element[1] = (byte) 0x82;
        element[2] = (byte) (content.length >> 8);
        element[3] = (byte) content.length;
        System.arraycopy(content, 0, element, 4, content.length);
        return element;
    }

    private static String encoded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        return "AppLogin[" + id + ", ***]";
    }
}

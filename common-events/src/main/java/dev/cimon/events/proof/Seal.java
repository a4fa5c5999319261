package dev.cimon.events.proof;

import dev.cimon.events.EventCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Lets a record go through a browser: whoever carries it can read it, and only who knows the secret can have made it. A
 * record of one shape is never taken for one of another.
 *
 * @param <T> the shape
 */
public final class Seal<T> {

    private static final String ALGORITHM = "HmacSHA256";

    private final Class<T> shape;
    private final Mac keyed;

    /** @throws IllegalArgumentException if the secret is empty */
    public Seal(String secret, Class<T> shape) {
        this.shape = shape;
        this.keyed = keyedWith(keyedWith(secret.getBytes(StandardCharsets.UTF_8))
                .doFinal(("dev.cimon.proof " + shape.getSimpleName()).getBytes(StandardCharsets.UTF_8)));
    }

    /** In characters that need no escape in a URL. */
    public String close(T content) {
        try {
            String text = encoded(EventCodec.json().writeValueAsBytes(content));
            return text + "." + sign(text);
        } catch (IOException e) {
            throw new UncheckedIOException("a record that Jackson cannot write: " + shape, e);
        }
    }

    /** Empty for whatever was not closed with this secret in this shape. */
    public Optional<T> open(String closed) {
        String[] parts = closed.split("\\.", -1);
        if (parts.length != 2 || !MessageDigest.isEqual(bytes(sign(parts[0])), bytes(parts[1]))) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    EventCodec.json().readValue(Base64.getUrlDecoder().decode(parts[0]), shape));
        } catch (IOException e) {
            return Optional.empty(); // closed by another version
        }
    }

    /** What only who knows the secret can say of a text: 43 characters that need no escape in a URL. */
    public String sign(String text) {
        try {
            return encoded(((Mac) keyed.clone()).doFinal(bytes(text)));
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's " + ALGORITHM + " can be cloned", e);
        }
    }

    private static Mac keyedWith(byte[] secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static String encoded(byte[] content) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(content);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

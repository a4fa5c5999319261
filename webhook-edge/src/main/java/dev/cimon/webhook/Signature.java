package dev.cimon.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 under one secret, as GitHub, Slack and CircleCI sign what they send. */
public final class Signature {

    private static final String ALGORITHM = "HmacSHA256";

    private final Mac keyed;

    private Signature(Mac keyed) {
        this.keyed = keyed;
    }

    /** @throws IllegalArgumentException if the secret is empty */
    public static Signature keyedWith(String secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return new Signature(mac);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /**
     * Whether the hexadecimal signature is that of the parts, read as one. Takes the same time wherever the first
     * difference stands.
     */
    public boolean matches(String hexadecimal, byte[]... parts) {
        byte[] given = hexadecimal.getBytes(StandardCharsets.UTF_8);
        byte[] ours = HexFormat.of().formatHex(over(parts)).getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(ours, given);
    }

    private byte[] over(byte[]... parts) {
        try {
            Mac mac = (Mac) keyed.clone();
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's " + ALGORITHM + " can be cloned", e);
        }
    }
}

package dev.cimon.github.redelivery;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads RSA private keys as GitHub hands them out (PKCS#1) and as OpenSSL converts them (PKCS#8). */
final class PrivateKeyPem {
    private static final Pattern BLOCK =
            Pattern.compile("-----BEGIN (RSA )?PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END (RSA )?PRIVATE KEY-----");
    /** {@code INTEGER 0, SEQUENCE {OBJECT IDENTIFIER rsaEncryption, NULL}}: what PKCS#8 puts before the key (RFC 5208). */
    private static final byte[] RSA = HexFormat.of().parseHex("020100300d06092a864886f70d0101010500");

    private PrivateKeyPem() {}

    static PrivateKey parse(String pem) {
        Matcher block = BLOCK.matcher(pem.replace("\\n", "\n"));
        if (!block.find()) {
            throw new IllegalArgumentException(
                    "the GitHub App's private key is not a PEM file with an (RSA) PRIVATE KEY block");
        }
        byte[] der = Base64.getMimeDecoder().decode(block.group(2));
        try {
            byte[] pkcs8 = block.group(1) == null ? der : pkcs8(der);
            return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException malformed) {
            // without its cause, which may quote the key
            throw new IllegalArgumentException("the GitHub App's private key is not an RSA private key");
        }
    }

    private static byte[] pkcs8(byte[] pkcs1) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.writeBytes(RSA);
        content.writeBytes(element(0x04, pkcs1));
        return element(0x30, content.toByteArray());
    }

    /** DER: tag, length, content. */
    private static byte[] element(int tag, byte[] content) {
        ByteArrayOutputStream der = new ByteArrayOutputStream();
        der.write(tag);
        if (content.length < 0x80) {
            der.write(content.length);
        } else {
            byte[] length = BigInteger.valueOf(content.length).toByteArray();
            int leading = length[0] == 0 ? 1 : 0;
            der.write(0x80 | (length.length - leading));
            der.write(length, leading, length.length - leading);
        }
        der.writeBytes(content);
        return der.toByteArray();
    }
}

package dev.cimon.peers;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** HTTP on the wire. */
final class Bytes {

    private Bytes() {}

    static byte[] joined(String head, byte[] body) {
        byte[] start = head.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(start.length + body.length)
                .put(start)
                .put(body)
                .array();
    }
}

package dev.cimon.peers;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Reads one HTTP/1.1 answer to a request after which none was sent yet. */
final class AnswerReader {

    /** Some of it is still to come. */
    static final int INCOMPLETE = -1;

    private static final int STATUS_AT = "HTTP/1.1 ".length();
    private static final String LENGTH = "\r\ncontent-length:";
    private static final String CHUNKED = "\r\ntransfer-encoding: chunked";

    private AnswerReader() {}

    /** The status, once everything of the answer stands before the buffer's position; {@link #INCOMPLETE} until then. */
    static int status(ByteBuffer buffer) {
        int end = endOfHead(buffer);
        if (end < 0) {
            return INCOMPLETE;
        }
        String head = text(buffer, 0, end).toLowerCase(Locale.ROOT);
        boolean complete = head.contains(CHUNKED)
                ? text(buffer, end - 2, buffer.position()).endsWith("\r\n0\r\n\r\n")
                : buffer.position() >= end + length(head);
        return complete ? Integer.parseInt(head, STATUS_AT, STATUS_AT + 3, 10) : INCOMPLETE;
    }

    private static int endOfHead(ByteBuffer buffer) {
        for (int i = 3; i < buffer.position(); i++) {
            if (buffer.get(i) == '\n' && buffer.get(i - 1) == '\r' && buffer.get(i - 2) == '\n') {
                return i + 1;
            }
        }
        return -1;
    }

    private static int length(String head) {
        int at = head.indexOf(LENGTH);
        if (at < 0) {
            return 0;
        }
        int from = at + LENGTH.length();
        return Integer.parseInt(head.substring(from, head.indexOf('\r', from)).strip());
    }

    private static String text(ByteBuffer buffer, int from, int to) {
        byte[] bytes = new byte[to - from];
        buffer.get(from, bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}

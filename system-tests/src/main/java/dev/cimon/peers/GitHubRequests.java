package dev.cimon.peers;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;

/** Webhooks of GitHub: some signed bodies under ever new delivery ids, which are no part of what GitHub signs. */
final class GitHubRequests implements Requests {

    private static final String FIRST_OF_ID = "5e0d1c7a-9f5b-11f0-8c1a-";
    private static final int DIGITS = 12;
    private static final HexFormat HEX = HexFormat.of();

    private final List<Signed> signed;
    private long deliveries;

    private GitHubRequests(List<Signed> signed) {
        this.signed = signed;
    }

    /** @param event in GitHub's words */
    static GitHubRequests of(String path, String event, List<byte[]> bodies, String secret) {
        Hmac hmac = new Hmac(secret);
        return new GitHubRequests(bodies.stream()
                .map(body -> Signed.of(path, event, body, hmac.over(body)))
                .toList());
    }

    @Override
    public void writeTo(ByteBuffer buffer) {
        long delivery = deliveries++;
        Signed next = signed.get((int) (delivery % signed.size()));
        int idAt = buffer.position() + next.idAt();
        buffer.put(next.request());
        for (int digit = 0; digit < DIGITS; digit++) {
            buffer.put(idAt + digit, (byte) HEX.toLowHexDigit((int) (delivery >>> (4 * (DIGITS - 1 - digit)))));
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Signed(byte[] request, int idAt) {

        static Signed of(String path, String event, byte[] body, String signature) {
            String beforeId = """
                    POST %s HTTP/1.1
                    Host: 127.0.0.1
                    User-Agent: GitHub-Hookshot/044aadd
                    Accept: */*
                    Content-Type: application/json
                    Content-Length: %d
                    X-GitHub-Event: %s
                    X-GitHub-Hook-ID: 481516
                    X-GitHub-Hook-Installation-Target-ID: 2342
                    X-GitHub-Hook-Installation-Target-Type: integration
                    X-Hub-Signature-256: sha256=%s
                    X-GitHub-Delivery: %s""".formatted(path, body.length, event, signature, FIRST_OF_ID)
                    .replace("\n", "\r\n");
            String head = beforeId + "0".repeat(DIGITS) + "\r\n\r\n";
            return new Signed(Bytes.joined(head, body), beforeId.length());
        }
    }
}

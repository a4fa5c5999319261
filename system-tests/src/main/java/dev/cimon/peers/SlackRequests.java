package dev.cimon.peers;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.stream.IntStream;

/**
 * Slash commands, each with a trigger of its own, which Slack signs together with the time. When all of them have been
 * sent, the first comes again.
 */
final class SlackRequests implements Requests {

    private final byte[][] signed;
    private int sent;

    private SlackRequests(byte[][] signed) {
        this.signed = signed;
    }

    /** @param count how many different ones; each takes a kilobyte */
    static SlackRequests of(String path, int count, Instant now, String secret) {
        Hmac hmac = new Hmac(secret);
        return new SlackRequests(IntStream.range(0, Math.max(1, count))
                .mapToObj(number -> request(path, number, now, hmac))
                .toArray(byte[][]::new));
    }

    @Override
    public void writeTo(ByteBuffer buffer) {
        buffer.put(signed[sent++ % signed.length]);
    }

    private static byte[] request(String path, int number, Instant now, Hmac hmac) {
        long seconds = now.getEpochSecond();
        String body =
                "token=gIkuvaNzQIHg97ATvDxqgjtO&team_id=T0SANDBOX&team_domain=acme&channel_id=C0SHOP&channel_name=shop"
                        + "&user_id=U0ALICE&user_name=alice&command=%2Fcimon&text=deploy+main+to+preview&api_app_id=A0CIMON"
                        + "&is_enterprise_install=false&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT0SANDBOX%2F"
                        + (5_000_000_000L + number) + "%2FGR5oyiGLLN0jvqgFaLO7Bhcx&trigger_id="
                        + (5_000_000_000L + number) + "."
                        + seconds + ".0aa6ae6a2b7d5d9ab2b8b5ffd4ff2f3f";
        String signature = hmac.over(("v0:" + seconds + ":" + body).getBytes(StandardCharsets.US_ASCII));
        String head = """
                POST %s HTTP/1.1
                Host: 127.0.0.1
                User-Agent: Slackbot 1.0 (+https://api.slack.com/robots)
                Accept-Encoding: gzip,deflate
                Accept: application/json,*/*
                Content-Type: application/x-www-form-urlencoded
                Content-Length: %d
                X-Slack-Request-Timestamp: %d
                X-Slack-Signature: v0=%s

                """.formatted(path, body.length(), seconds, signature).replace("\n", "\r\n");
        return Bytes.joined(head, body.getBytes(StandardCharsets.US_ASCII));
    }
}

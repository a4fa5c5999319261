package dev.cimon.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.cimon.test.SandboxResource;
import dev.cimon.test.WebhookClient;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Map;

/** What Slack sends to the gateway at this address. */
record SignedRequests(URI root) {

    static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private static final WebhookClient CLIENT = new WebhookClient();

    HttpResponse<String> interaction(String json) {
        return post("/slack/interactions", "payload=" + URLEncoder.encode(json, UTF_8));
    }

    HttpResponse<String> post(String path, String body) {
        return post(path, body, headers(Instant.now().getEpochSecond(), body));
    }

    HttpResponse<String> post(String path, String body, Map<String, String> headers) {
        return CLIENT.post(root.resolve(path), headers, body.getBytes(UTF_8));
    }

    static Map<String, String> headers(long timestamp, String signed) {
        return headers(timestamp, signed.getBytes(UTF_8));
    }

    static Map<String, String> headers(long timestamp, byte[] signed) {
        String signature = WebhookClient.signature(
                SandboxResource.SLACK_SIGNING_SECRET, ("v0:" + timestamp + ":").getBytes(UTF_8), signed);
        return Map.of(
                "content-type",
                "application/x-www-form-urlencoded",
                "traceparent",
                TRACE,
                "x-slack-request-timestamp",
                Long.toString(timestamp),
                "x-slack-signature",
                "v0=" + signature);
    }
}

package dev.cimon.process;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Webhooks as a provider signs them, to be sent past the sandbox. */
public final class SignedRequest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private SignedRequest() {}

    /** Signed now: Slack's signatures grow old. */
    public static HttpRequest slackCommand(URI gateway, String secret, String form) {
        return slack(gateway.resolve("/slack/commands"), secret, "application/x-www-form-urlencoded", form);
    }

    /** Signed now. */
    public static HttpRequest slackEvent(URI gateway, String secret, String body) {
        return slack(gateway.resolve("/slack/events"), secret, "application/json", body);
    }

    private static HttpRequest slack(URI address, String secret, String type, String body) {
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        return HttpRequest.newBuilder(address)
                .header("Content-Type", type)
                .header("X-Slack-Request-Timestamp", timestamp)
                .header("X-Slack-Signature", "v0=" + hmac(secret, "v0:" + timestamp + ":" + body))
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    public static HttpRequest gitHub(URI gateway, String secret, String event, String delivery, String body) {
        return HttpRequest.newBuilder(gateway.resolve("/github/webhooks"))
                .header("Content-Type", "application/json")
                .header("X-GitHub-Event", event)
                .header("X-GitHub-Delivery", delivery)
                .header("X-Hub-Signature-256", "sha256=" + hmac(secret, body))
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    public static HttpRequest circleCi(URI gateway, String secret, String body) {
        return HttpRequest.newBuilder(gateway.resolve("/circleci/webhooks"))
                .header("Content-Type", "application/json")
                .header("circleci-signature", "v1=" + hmac(secret, body))
                .timeout(PATIENCE)
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    /** HMAC-SHA256 in hexadecimal digits. */
    public static String hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

package dev.cimon.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Webhooks as a provider signs them, sent past the sandbox. */
public final class Signed {

    public static final String SLACK_SECRET = Deployed.SLACK_SECRET;
    public static final String GITHUB_SECRET = Deployed.GITHUB_SECRET;
    public static final String CIRCLECI_SECRET = Deployed.CIRCLECI_SECRET;

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Signed() {}

    public static int slackCommand(URI gateway, String secret, String form) {
        return slack(gateway.resolve("/slack/commands"), secret, "application/x-www-form-urlencoded", form);
    }

    public static int slackEvent(URI gateway, String secret, String body) {
        return slack(gateway.resolve("/slack/events"), secret, "application/json", body);
    }

    private static int slack(URI address, String secret, String type, String body) {
        String timestamp = Long.toString(Instant.now().getEpochSecond());
        return post(
                address,
                body,
                Map.of(
                        "Content-Type",
                        type,
                        "X-Slack-Request-Timestamp",
                        timestamp,
                        "X-Slack-Signature",
                        "v0=" + hmac(secret, "v0:" + timestamp + ":" + body)));
    }

    public static int gitHub(URI gateway, String secret, String event, String delivery, String body) {
        return post(
                gateway.resolve("/github/webhooks"),
                body,
                Map.of(
                        "Content-Type",
                        "application/json",
                        "X-GitHub-Event",
                        event,
                        "X-GitHub-Delivery",
                        delivery,
                        "X-Hub-Signature-256",
                        "sha256=" + hmac(secret, body)));
    }

    public static int circleCi(URI gateway, String secret, String body) {
        return post(
                gateway.resolve("/circleci/webhooks"),
                body,
                Map.of("Content-Type", "application/json", "circleci-signature", "v1=" + hmac(secret, body)));
    }

    private static int post(URI address, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).POST(BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            HttpResponse<Void> response = HTTP.send(request.build(), BodyHandlers.discarding());
            return response.statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}

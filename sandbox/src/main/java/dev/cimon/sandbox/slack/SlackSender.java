package dev.cimon.sandbox.slack;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cimon.sandbox.Delivery;
import dev.cimon.sandbox.Provider;
import dev.cimon.sandbox.SandboxSettings;
import dev.cimon.sandbox.SimulatorContext;
import io.vertx.core.Future;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Posts to the app what Slack posts, with Slack's signature.
 *
 * @see <a href="https://docs.slack.dev/authentication/verifying-requests-from-slack">how it is signed</a>
 */
final class SlackSender {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final SimulatorContext context;
    private final SandboxSettings settings;
    private final Sockets sockets;

    SlackSender(SimulatorContext context, SandboxSettings settings, Sockets sockets) {
        this.sockets = sockets;
        this.context = context;
        this.settings = settings;
    }

    Future<Delivery> command(Map<String, String> fields) {
        if (sockets.connected()) {
            return sockets.send("slash_commands", context.json().valueToTree(fields), true, 0);
        }
        return post("command", FORM, encoded(fields), "/slack/commands", Map.of());
    }

    Future<Delivery> interaction(ObjectNode payload) {
        String type = payload.path("type").asText();
        if (sockets.connected()) {
            return sockets.send("interactive", payload, type.equals("view_submission"), 0);
        }
        return post(type, FORM, encoded(Map.of("payload", payload.toString())), "/slack/interactions", Map.of());
    }

    Future<Delivery> event(ObjectNode body, Map<String, String> retryHeaders) {
        String type = body.path("event").path("type").asText(body.path("type").asText());
        if (sockets.connected()) {
            return sockets.send(
                    "events_api", body, false, Integer.parseInt(retryHeaders.getOrDefault("X-Slack-Retry-Num", "0")));
        }
        return post(type, "application/json", body.toString(), "/slack/events", retryHeaders);
    }

    private Future<Delivery> post(String event, String type, String body, String path, Map<String, String> more) {
        String timestamp = Long.toString(context.clock().instant().getEpochSecond());
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", type);
        headers.put("Accept", "application/json,*/*");
        headers.put("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)");
        headers.put("X-Slack-Request-Timestamp", timestamp);
        headers.put("X-Slack-Signature", "v0=" + signature("v0:" + timestamp + ":" + body));
        headers.putAll(more);
        return context.webhooks().send(Provider.SLACK, event, headers, body.getBytes(StandardCharsets.UTF_8), path);
    }

    private String signature(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(settings.slackSigningSecret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException defect) {
            throw new IllegalStateException(defect);
        }
    }

    private static String encoded(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}

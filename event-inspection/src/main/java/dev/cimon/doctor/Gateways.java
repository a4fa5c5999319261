package dev.cimon.doctor;

import dev.cimon.doctor.Finding.Failed;
import dev.cimon.doctor.Finding.Skipped;
import dev.cimon.doctor.Finding.Sound;
import dev.cimon.doctor.Http.Unreachable;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Whether the gateways are there and know the same secrets: each is sent, signed, what its provider sends to try a
 * webhook out, and the same unsigned. Neither becomes an event.
 */
record Gateways(
        Given given,
        Http http,
        InstantSource clock,
        @Nullable URI publicUrl) implements Examination {

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String JSON = "application/json";

    @Override
    public String subject() {
        return "Webhooks";
    }

    @Override
    public List<Finding> findings() {
        List<Finding> found = new ArrayList<>();
        if (given.get("SLACK_APP_TOKEN").isPresent()) {
            found.add(new Skipped("with SLACK_APP_TOKEN Slack reaches no address: slack-gateway reaches Slack"));
        } else {
            slack(found);
        }
        gitHub(found);
        circleCi(found);
        return found;
    }

    private void slack(List<Finding> found) {
        String body = "ssl_check=1";
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        URI address = address("SLACK_GATEWAY", "8081", "/slack/commands");
        HttpRequest plain = post(address, FORM, body, Map.of());
        examine(
                found,
                "SLACK_SIGNING_SECRET",
                plain,
                secret -> post(
                        address,
                        FORM,
                        body,
                        Map.of(
                                "X-Slack-Request-Timestamp",
                                timestamp,
                                "X-Slack-Signature",
                                "v0=" + hmac(secret, "v0:" + timestamp + ":" + body))));
    }

    private void gitHub(List<Finding> found) {
        String body = "{\"zen\":\"cimon doctor\"}";
        URI address = address("GITHUB_GATEWAY", "8082", "/github/webhooks");
        examine(
                found,
                "GITHUB_WEBHOOK_SECRET",
                post(address, JSON, body, Map.of()),
                secret -> post(
                        address,
                        JSON,
                        body,
                        Map.of(
                                "X-GitHub-Event",
                                "ping",
                                "X-GitHub-Delivery",
                                UUID.randomUUID().toString(),
                                "X-Hub-Signature-256",
                                "sha256=" + hmac(secret, body))));
    }

    private void circleCi(List<Finding> found) {
        String body = "{\"type\":\"ping\"}";
        URI address = address("CIRCLECI_GATEWAY", "8083", "/circleci/webhooks");
        examine(
                found,
                "CIRCLECI_WEBHOOK_SECRET",
                post(address, JSON, body, Map.of()),
                secret -> post(address, JSON, body, Map.of("circleci-signature", "v1=" + hmac(secret, body))));
    }

    private void examine(List<Finding> found, String name, HttpRequest unsigned, Signing signing) {
        URI address = unsigned.uri();
        try {
            Answer stranger = http.ask(unsigned);
            if (stranger.status() != 401) {
                found.add(
                        new Failed(
                                address + " answers " + stranger.status()
                                        + " to an unsigned request, which a gateway refuses with 401: does that address lead to Cimon?"));
                return;
            }
            if (given.get(name).isEmpty()) {
                found.add(new Skipped(address + " is there; without " + name + " nothing signed can be sent"));
                return;
            }
            Answer answer = http.ask(signing.signed(given.or(name, "")));
            found.add(
                    answer.good()
                            ? new Sound(address + " takes what is signed with " + name)
                            : new Failed(address + " refuses what is signed with " + name + " (" + answer.status()
                                    + "): give the gateway the same secret, and restart it."));
        } catch (Unreachable away) {
            found.add(away.finding());
        }
    }

    private URI address(String service, String port, String path) {
        String base = publicUrl == null
                ? "http://127.0.0.1:" + given.or("CIMON_PORT_" + service, port)
                : publicUrl.toString().replaceFirst("/$", "");
        return URI.create(base + path);
    }

    private static HttpRequest post(URI address, String type, String body, Map<String, String> headers) {
        HttpRequest.Builder request = Http.request(address).header("Content-Type", type);
        headers.forEach(request::header);
        return request.POST(BodyPublishers.ofString(body)).build();
    }

    private static String hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java platform has HmacSHA256", impossible);
        }
    }

    @FunctionalInterface
    private interface Signing {
        HttpRequest signed(String secret);
    }
}

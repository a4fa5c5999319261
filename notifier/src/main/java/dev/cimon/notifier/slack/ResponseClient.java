package dev.cimon.notifier.slack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cimon.metric.Meters;
import dev.cimon.metric.Metric;
import dev.cimon.notifier.render.Drawing;
import dev.cimon.notifier.slack.Outcome.Done;
import dev.cimon.notifier.slack.Outcome.Refused;
import dev.cimon.notifier.slack.Outcome.RetryLater;
import dev.cimon.notifier.slack.Outcome.Unknown;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Answers people through the {@code response_url} of what they did
 * (<a href="https://docs.slack.dev/interactivity/handling-user-interaction#message_responses">message responses</a>).
 */
@ApplicationScoped
public class ResponseClient {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern CODE = Pattern.compile("(?:\\{.*\"error\":\\s*\")?([a-z_]{1,100})(?:\".*})?");

    private final SlackSettings settings;
    private final Meters meters;
    private final HttpClient http;

    ResponseClient(SlackSettings settings, Meters meters) {
        this.settings = settings;
        this.meters = meters;
        this.http = HttpClient.newBuilder()
                .connectTimeout(settings.connectTimeout())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** Whether this address may be called at all. */
    public boolean mayCall(URI responseUrl) {
        return ResponseUrl.isSlacks(responseUrl, settings.apiUrl());
    }

    /** Shows the drawing to the one person this address stands for; the value is true. */
    public Outcome<Boolean> answer(URI responseUrl, boolean replaceOriginal, Drawing drawing) {
        if (!mayCall(responseUrl)) {
            return new Refused<>("response_url is not Slack's");
        }
        HttpRequest request = HttpRequest.newBuilder(responseUrl)
                .timeout(settings.readTimeout())
                .header("Content-Type", "application/json; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(body(replaceOriginal, drawing)))
                .build();
        long began = System.nanoTime();
        Outcome<Boolean> outcome = send(request);
        meters.time(
                Metric.PROVIDER_CALLS,
                Duration.ofNanos(System.nanoTime() - began),
                "Slack",
                "response_url",
                outcome.word());
        return outcome;
    }

    private Outcome<Boolean> send(HttpRequest request) {
        try {
            return outcome(http.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            return new Unknown<>(e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Unknown<>("interrupted");
        }
    }

    private static Outcome<Boolean> outcome(HttpResponse<String> response) {
        int status = response.statusCode();
        if (status / 100 == 2) {
            return new Done<>(true);
        }
        if (status == 429) {
            String after = response.headers().firstValue("Retry-After").orElse(null);
            return new RetryLater<>(RetryAfter.of(after), "429");
        }
        return status >= 500 ? new Unknown<>("status " + status) : new Refused<>(code(response));
    }

    /** Slack names the reason, such as {@code used_url}, in plain text or in JSON. */
    private static String code(HttpResponse<String> response) {
        Matcher code = CODE.matcher(response.body().strip());
        return code.matches() ? code.group(1) : "status " + response.statusCode();
    }

    private static String body(boolean replaceOriginal, Drawing drawing) {
        ObjectNode body = JSON.createObjectNode()
                .put("response_type", "ephemeral")
                .put("replace_original", replaceOriginal)
                .put("text", drawing.text());
        try {
            return body.<ObjectNode>set("blocks", JSON.readTree(drawing.blocks()))
                    .toString();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a drawing whose blocks are not JSON", e);
        }
    }
}

package dev.cimon.github;

import dev.cimon.events.EventEnvelope;
import dev.cimon.events.github.GitHubEvent;
import dev.cimon.webhook.Intake;
import dev.cimon.webhook.Payload;
import dev.cimon.webhook.Rejection;
import dev.cimon.webhook.Signature;
import dev.cimon.webhook.Traceparent;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes GitHub's webhooks: 202 once Kafka has the event, and for what means nothing to us; 200 for a ping. GitHub waits
 * ten seconds and never delivers again by itself
 * (<a href="https://docs.github.com/en/webhooks/using-webhooks/best-practices-for-using-webhooks">best practices</a>).
 */
@Path("/github/webhooks")
public class GitHubWebhooks {

    private static final String SIGNATURE_SCHEME = "sha256=";

    private final Signature signature;
    private final Intake intake;
    private final Clock clock;

    GitHubWebhooks(GitHubSettings settings, Intake intake, Clock clock) {
        this.signature = Signature.keyedWith(settings.webhookSecret());
        this.intake = intake;
        this.clock = clock;
    }

    @POST
    public Uni<Response> receive(byte @Nullable [] received, @Context HttpHeaders headers) {
        byte[] body = received == null ? new byte[0] : received;
        verify(headers.getHeaderString("X-Hub-Signature-256"), body);
        String event = Payload.present(headers.getHeaderString("X-GitHub-Event"), "the header X-GitHub-Event");
        String delivery = Payload.id(headers.getHeaderString("X-GitHub-Delivery"), "the header X-GitHub-Delivery");
        Response accepted = Response.accepted().build();
        if (event.equals("ping")) {
            return intake.ignore(event, Response.ok().build());
        }
        WebhookKind kind = WebhookKind.named(event);
        if (kind == null) {
            return intake.ignore(event, accepted);
        }
        Optional<? extends GitHubEvent> data = Payload.mapped(() -> kind.read(json(body, headers)));
        return data.<Uni<Response>>map(happened -> intake.take(envelope(delivery, happened, headers), accepted))
                .orElseGet(() -> intake.ignore(event, accepted));
    }

    private void verify(@Nullable String header, byte[] body) {
        if (header == null || !header.startsWith(SIGNATURE_SCHEME)) {
            throw new Rejection(Rejection.Reason.UNSIGNED, "the header X-Hub-Signature-256 is missing");
        }
        if (!signature.matches(header.substring(SIGNATURE_SCHEME.length()), body)) {
            throw new Rejection(Rejection.Reason.FORGED, "the signature is not that of this body and our secret");
        }
    }

    /**
     * A webhook is set to send JSON or a form with the JSON in its field {@code payload}. Many clients call any body a
     * form unless told otherwise, so that one which begins as JSON is read as JSON.
     */
    private static byte[] json(byte[] body, HttpHeaders headers) {
        String type = headers.getHeaderString(HttpHeaders.CONTENT_TYPE);
        boolean object = body.length > 0 && body[0] == '{';
        if (!object && type != null && type.startsWith("application/x-www-form-urlencoded")) {
            return Payload.present(Payload.form(body).get("payload"), "the form field payload")
                    .getBytes(StandardCharsets.UTF_8);
        }
        return body;
    }

    private EventEnvelope<GitHubEvent> envelope(String delivery, GitHubEvent happened, HttpHeaders headers) {
        String traceparent = Traceparent.continuing(headers.getHeaderString("traceparent"));
        return Payload.mapped(
                () -> new EventEnvelope<>(delivery, "/github-gateway", clock.instant(), null, traceparent, happened));
    }
}

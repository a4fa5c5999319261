package dev.cimon.circleci;

import dev.cimon.events.EventEnvelope;
import dev.cimon.events.circleci.CircleCiEvent;
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
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes CircleCI's webhooks: 202 once Kafka has the event, and for what means nothing to us; 200 for a ping. CircleCI
 * waits ten seconds and repeats what was not answered with 2xx
 * (<a href="https://circleci.com/docs/guides/integration/outbound-webhooks/">documentation</a>).
 */
@Path("/circleci/webhooks")
public class CircleCiWebhooks {

    /** The header lists one signature per version; this is the only version there is. */
    private static final String VERSION = "v1=";

    private final Signature signature;
    private final Intake intake;

    CircleCiWebhooks(CircleCiSettings settings, Intake intake) {
        this.signature = Signature.keyedWith(settings.webhookSecret());
        this.intake = intake;
    }

    @POST
    public Uni<Response> receive(byte @Nullable [] received, @Context HttpHeaders headers) {
        byte[] body = received == null ? new byte[0] : received;
        verify(headers.getHeaderString("circleci-signature"), body);
        CircleCiPayload payload = Payload.json(body, CircleCiPayload.class);
        String type = Payload.present(payload.type(), "type");
        if (type.equals("ping")) {
            return intake.ignore(type, Response.ok().build());
        }
        Response accepted = Response.accepted().build();
        Optional<CircleCiEvent> data = Payload.mapped(payload::event);
        return data.map(happened -> intake.take(envelope(payload, happened, headers), accepted))
                .orElseGet(() -> intake.ignore(type, accepted));
    }

    private void verify(@Nullable String header, byte[] body) {
        List<String> given = Arrays.stream((header == null ? "" : header).split(",", -1))
                .map(String::strip)
                .filter(entry -> entry.startsWith(VERSION))
                .toList();
        if (given.size() != 1) {
            throw new Rejection(
                    Rejection.Reason.UNSIGNED, "the header circleci-signature with one v1 signature is missing");
        }
        if (!signature.matches(given.getFirst().substring(VERSION.length()), body)) {
            throw new Rejection(Rejection.Reason.FORGED, "the signature is not that of this body and our secret");
        }
    }

    private static EventEnvelope<CircleCiEvent> envelope(
            CircleCiPayload payload, CircleCiEvent happened, HttpHeaders headers) {
        String id = Payload.id(payload.id(), "id");
        String traceparent = Traceparent.continuing(headers.getHeaderString("traceparent"));
        return Payload.mapped(() -> new EventEnvelope<>(
                id,
                "/circleci-gateway",
                Payload.present(payload.happenedAt(), "happened_at"),
                null,
                traceparent,
                happened));
    }
}

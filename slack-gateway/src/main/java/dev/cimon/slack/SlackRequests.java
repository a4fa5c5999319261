package dev.cimon.slack;

import dev.cimon.webhook.Payload;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes slash commands, interactions and events that Slack posts; it waits three seconds for the answer. */
@Path("/slack")
public class SlackRequests {

    private final SlackVerification verification;
    private final SlackIntake intake;

    SlackRequests(SlackVerification verification, SlackIntake intake) {
        this.verification = verification;
        this.intake = intake;
    }

    /** Slack looks from time to time whether the certificate is valid, without signing anything. */
    @GET
    @Path("/commands")
    public Response answerCertificateCheck() {
        return Response.ok().build();
    }

    @POST
    @Path("/commands")
    public Uni<Response> command(byte @Nullable [] received, @Context HttpHeaders headers) {
        return intake.command(Payload.form(verification.verified(received, headers)), trace(headers));
    }

    @POST
    @Path("/interactions")
    public Uni<Response> interaction(byte @Nullable [] received, @Context HttpHeaders headers) {
        Map<String, String> form = Payload.form(verification.verified(received, headers));
        String payload = Payload.present(form.get("payload"), "payload");
        return intake.interaction(Payload.json(payload, InteractionPayload.class), trace(headers));
    }

    @POST
    @Path("/events")
    public Uni<Response> event(byte @Nullable [] received, @Context HttpHeaders headers) {
        byte[] body = verification.verified(received, headers);
        return intake.event(Payload.json(body, EventPayload.class), trace(headers));
    }

    private static @Nullable String trace(HttpHeaders headers) {
        return headers.getHeaderString("traceparent");
    }
}

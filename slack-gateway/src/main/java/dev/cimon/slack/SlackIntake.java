package dev.cimon.slack;

import dev.cimon.events.EventEnvelope;
import dev.cimon.events.slack.SlackEvent;
import dev.cimon.webhook.Intake;
import dev.cimon.webhook.Payload;
import dev.cimon.webhook.Traceparent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes what is known to be Slack's, whichever way it came: an empty 200 once Kafka has the event, and for what means
 * nothing to us.
 *
 * <p>If Kafka is away, interactions and events are answered with 503; Slack shows a warning at the button, keeps the
 * modal open and repeats the event. A command is answered with 200 and a sentence that only its author sees: Slack does
 * not show the body of any other status, so a 503 would leave the person with "failed with the error http_service_error"
 * and no idea what to do
 * (<a href="https://docs.slack.dev/interactivity/implementing-slash-commands/">Implementing slash commands</a>).
 */
@ApplicationScoped
class SlackIntake {

    static final String CANNOT_TAKE_COMMANDS =
            "Cimon's message broker does not answer, so your command may not have been taken. Look at `list` before you try again.";

    private final ResponseUrls responseUrls;
    private final Intake intake;
    private final Clock clock;

    SlackIntake(ResponseUrls responseUrls, Intake intake, Clock clock) {
        this.responseUrls = responseUrls;
        this.intake = intake;
        this.clock = clock;
    }

    Uni<Response> command(Map<String, String> form, @Nullable String trace) {
        if ("1".equals(form.get("ssl_check"))) {
            return intake.ignore("ssl_check", ok());
        }
        CommandForm command = new CommandForm(form);
        SlackEvent entered = Payload.mapped(() -> command.event(responseUrls));
        Response sentence = Response.ok(
                        "{\"response_type\":\"ephemeral\",\"text\":\"" + CANNOT_TAKE_COMMANDS + "\"}",
                        MediaType.APPLICATION_JSON)
                .build();
        return intake.take(envelope(Payload.id(command.triggerId(), "trigger_id"), entered, trace), ok(), sentence);
    }

    Uni<Response> interaction(InteractionPayload payload, @Nullable String trace) {
        String type = Payload.present(payload.type(), "type");
        return Payload.mapped(() -> payload.event(responseUrls))
                .<Uni<Response>>map(event ->
                        intake.take(envelope(Payload.id(payload.triggerId(), "trigger_id"), event, trace), ok()))
                .orElseGet(() -> intake.ignore(type, ok()));
    }

    Uni<Response> event(EventPayload payload, @Nullable String trace) {
        String type = Payload.present(payload.type(), "type");
        if (type.equals("url_verification")) {
            String challenge = Payload.present(payload.challenge(), "challenge");
            return intake.ignore(
                    type, Response.ok(challenge, MediaType.TEXT_PLAIN).build());
        }
        return Payload.mapped(payload::happened)
                .<Uni<Response>>map(event ->
                        intake.take(envelope(Payload.id(payload.eventId(), "event_id"), event, trace), ok()))
                .orElseGet(
                        () -> intake.ignore(payload.kind(), Response.accepted().build()));
    }

    /** Counts what means nothing to us. */
    Uni<Response> ignore(String kind) {
        return intake.ignore(kind, ok());
    }

    private EventEnvelope<SlackEvent> envelope(String id, SlackEvent event, @Nullable String trace) {
        String traceparent = Traceparent.continuing(trace);
        return Payload.mapped(
                () -> new EventEnvelope<>(id, "/slack-gateway", clock.instant(), null, traceparent, event));
    }

    private static Response ok() {
        return Response.ok().build();
    }
}

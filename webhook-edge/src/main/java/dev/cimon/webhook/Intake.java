package dev.cimon.webhook;

import dev.cimon.bus.EventPublisher;
import dev.cimon.events.EventEnvelope;
import dev.cimon.events.EventType;
import dev.cimon.metric.Meters;
import dev.cimon.metric.Metric;
import dev.cimon.trace.Traces;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jboss.logging.Logger;

/** Where a verified event enters Cimon: accepted means durable. */
@ApplicationScoped
public class Intake {

    private static final Logger LOG = Logger.getLogger(Intake.class);

    private final Kinds kinds = new Kinds();
    private final EventPublisher publisher;
    private final Meters meters;
    private final Traces traces;

    Intake(EventPublisher publisher, Meters meters, Traces traces) {
        this.publisher = publisher;
        this.meters = meters;
        this.traces = traces;
    }

    void onStart(@Observes StartupEvent started) {
        meters.expect(Metric.WEBHOOKS_UNPUBLISHED);
    }

    /**
     * Publishes the event and answers as given; 503 within two seconds if Kafka does not take it, 413 if it is one that
     * Kafka will never take.
     */
    public Uni<Response> take(EventEnvelope<?> event, Response accepted) {
        return take(event, accepted, unavailable());
    }

    /**
     * As {@link #take(EventEnvelope, Response)}, for a sender who is to be told otherwise.
     *
     * @param notTaken answered if Kafka does not acknowledge in time; it may have the event all the same
     */
    public Uni<Response> take(EventEnvelope<?> event, Response accepted, Response notTaken) {
        String type = EventType.of(event.data()).name();
        return Uni.createFrom()
                .deferred(() -> traces.first("accept " + type, event.traceparent(), publisher.publish(event)))
                .map(_ -> {
                    meters.count(Metric.WEBHOOKS_ACCEPTED, type);
                    return accepted;
                })
                .onFailure(RecordTooLargeException.class)
                .transform(_ -> new Rejection(Rejection.Reason.TOO_LARGE, "the event is larger than Kafka takes"))
                .onFailure(failure -> !(failure instanceof Rejection))
                .recoverWithItem(failure -> {
                    LOG.warnf(
                            "event not published eventId=%s eventType=%s cause=%s",
                            event.id(), type, failure.getClass().getSimpleName());
                    meters.count(Metric.WEBHOOKS_UNPUBLISHED);
                    return notTaken;
                });
    }

    /**
     * Counts what came in good order but means nothing to us.
     *
     * @param kind the sender's word for it
     */
    public Uni<Response> ignore(String kind, Response answer) {
        meters.count(Metric.WEBHOOKS_IGNORED, kinds.counted(kind));
        return Uni.createFrom().item(answer);
    }

    private static Response unavailable() {
        return Response.status(Response.Status.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, 5)
                .build();
    }
}

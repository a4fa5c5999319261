package dev.cimon.webhook;

import dev.cimon.metric.Meters;
import dev.cimon.metric.Metric;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where exceptions become answers, so that neither a stack trace nor a default page ever leaves. */
@Singleton
class ErrorAnswers {

    private static final Logger LOG = Logger.getLogger(ErrorAnswers.class);

    private final Meters meters;

    ErrorAnswers(Meters meters) {
        this.meters = meters;
    }

    void onStart(@Observes StartupEvent started) {
        for (Rejection.Reason reason : Rejection.Reason.values()) {
            meters.expect(Metric.WEBHOOKS_REJECTED, reason.label());
        }
    }

    @ServerExceptionMapper
    Response rejected(Rejection rejection) {
        meters.count(Metric.WEBHOOKS_REJECTED, rejection.reason().label());
        return answer(rejection.reason().status(), String.valueOf(rejection.getMessage()));
    }

    @ServerExceptionMapper
    Response refused(WebApplicationException refusal) {
        Response.StatusType status = refusal.getResponse().getStatusInfo();
        return answer(status.getStatusCode(), status.getReasonPhrase());
    }

    @ServerExceptionMapper
    Response failed(Throwable defect) {
        LOG.error("request failed", defect);
        return answer(500, "this is our mistake; the log has the details");
    }

    private static Response answer(int status, String sentence) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .entity("{\"error\":\"" + sentence + "\"}")
                .build();
    }
}

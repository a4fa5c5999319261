package dev.cimon.webhook;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.ByteArrayInputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Reads every body to its end before anything else is done with the request, so that a slow sender keeps no thread waiting
 * and one that sends too much is told so. Left to Quarkus, a worker thread waits for whatever is over ten kilobytes, and
 * what grows too large or stops halfway ends as an error in the log.
 */
@ApplicationScoped
class Bodies {

    private static final int BEFORE_EVERYTHING = 1_000;
    private static final String READ = "dev.cimon.webhook.body";

    /** Two of the largest, or many of the usual ones; each is there up to four times until it is an event. */
    private static final long LEAST_BUDGET = 16L * 1024 * 1024;

    private final long most;
    private final BodyBudget budget;

    Bodies(@ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "10M") MemorySize most) {
        this.most = most.asLongValue();
        this.budget = new BodyBudget(Math.max(2 * this.most, LEAST_BUDGET));
    }

    void register(@Observes Filters filters) {
        filters.register(this::read, BEFORE_EVERYTHING);
    }

    private void read(RoutingContext call) {
        if (call.request().isEnded()) {
            call.next();
            return;
        }
        new IncomingBody(call, most, budget).read(body -> call.put(READ, body).next());
    }

    /** Hands the endpoint what was read. */
    @ServerRequestFilter(preMatching = true)
    void give(ContainerRequestContext request, RoutingContext call) {
        if (call.get(READ) instanceof byte[] body) {
            request.setEntityStream(new ByteArrayInputStream(body));
        }
    }
}

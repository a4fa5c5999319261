package dev.cimon.webhook;

import dev.cimon.metric.Meters;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.ByteArrayInputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Reads every body to its end before anything else is done with the request, so that a slow sender keeps no thread waiting
 * and one that sends too much is told so. Left to Quarkus, a worker thread waits for whatever is over ten kilobytes, and
 * what grows too large or stops halfway ends as an error in the log.
 */
@ApplicationScoped
class Bodies {

    private static final Logger LOG = Logger.getLogger(Bodies.class);
    private static final int BEFORE_EVERYTHING = 1_000;
    private static final String READ = "dev.cimon.webhook.body";

    private final long most;
    private final BodyBudget budget = BodyBudget.ofHeap(Runtime.getRuntime().maxMemory());
    private final Meters meters;

    Bodies(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "10M") MemorySize most,
            Meters meters) {
        this.most = most.asLongValue();
        this.meters = meters;
    }

    void register(@Observes Filters filters) {
        filters.register(this::read, BEFORE_EVERYTHING);
        if (most > budget.largest()) {
            LOG.warnf(
                    "the heap has no room for webhooks of more than %d bytes, and the provider may send %d: give it more",
                    budget.largest(), most);
        }
    }

    private void read(RoutingContext call) {
        if (call.request().isEnded()) {
            call.next();
            return;
        }
        new IncomingBody(call, most, budget, meters)
                .read(body -> call.put(READ, body).next());
    }

    /** Hands the endpoint what was read. */
    @ServerRequestFilter(preMatching = true)
    void give(ContainerRequestContext request, RoutingContext call) {
        if (call.get(READ) instanceof byte[] body) {
            request.setEntityStream(new Whole(body));
        }
    }

    /** Whoever reads all of it is given the array itself, and no copy. */
    private static final class Whole extends ByteArrayInputStream {

        Whole(byte[] body) {
            super(body);
        }

        @Override
        public synchronized byte[] readAllBytes() {
            if (pos > 0) {
                return super.readAllBytes();
            }
            pos = count;
            return buf;
        }
    }
}

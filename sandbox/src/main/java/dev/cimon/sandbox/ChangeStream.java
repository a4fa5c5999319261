package dev.cimon.sandbox;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashSet;
import java.util.Set;

/** Server-sent events that say "changed", at most ten a second. Lives on the event loop. */
final class ChangeStream {
    private static final int QUIET_MILLIS = 100;

    private final Vertx vertx;
    private final Set<HttpServerResponse> listeners = new LinkedHashSet<>();
    private boolean pending;

    ChangeStream(Vertx vertx) {
        this.vertx = vertx;
    }

    void listen(RoutingContext context) {
        HttpServerResponse response = context.response()
                .setChunked(true)
                .putHeader("Content-Type", "text/event-stream")
                .putHeader("Cache-Control", "no-cache");
        response.write(": welcome\n\n");
        listeners.add(response);
        response.closeHandler(_ -> listeners.remove(response));
        response.exceptionHandler(_ -> listeners.remove(response));
    }

    void changed() {
        if (pending) {
            return;
        }
        pending = true;
        vertx.setTimer(QUIET_MILLIS, _ -> {
            pending = false;
            listeners.forEach(listener -> listener.write("event: changed\ndata: {}\n\n"));
        });
    }
}

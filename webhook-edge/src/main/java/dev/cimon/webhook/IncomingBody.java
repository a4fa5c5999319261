package dev.cimon.webhook;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** One body on its way in. Lives on the event loop of its connection. */
final class IncomingBody {

    /** No provider waits longer for its answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** How long what is still sent is dropped, because who is cut off while sending does not see the answer. */
    private static final Duration LINGERING = Duration.ofSeconds(2);

    private static final long NONE = -1;
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");

    private final RoutingContext call;
    private final HttpServerRequest request;
    private final long most;
    private final BodyBudget budget;
    private final Buffer received = Buffer.buffer();
    private long held;
    private long deadline = NONE;

    IncomingBody(RoutingContext call, long most, BodyBudget budget) {
        this.call = call;
        this.request = call.request();
        this.most = most;
        this.budget = budget;
    }

    /** Passes the whole body on once it is there; otherwise answers and hangs up. */
    void read(Consumer<byte[]> whole) {
        if (announced() > most) {
            refuseAsTooLarge();
            return;
        }
        call.addEndHandler(_ -> giveBack());
        request.exceptionHandler(_ -> stopWaiting());
        request.endHandler(_ -> {
            stopWaiting();
            whole.accept(received.getBytes());
        });
        request.handler(part -> {
            if (received.length() + part.length() > most) {
                stopWaiting();
                refuseAsTooLarge();
            } else if (!budget.take(part.length())) {
                stopWaiting();
                refuse(503, "too much is being received at once; send it again");
            } else {
                held += part.length();
                received.appendBuffer(part);
            }
        });
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            call.response().writeContinue();
        }
        request.resume();
        if (!request.isEnded() && !call.response().ended()) {
            deadline = call.vertx()
                    .setTimer(PATIENCE.toMillis(), _ -> refuse(408, "the body did not come within ten seconds"));
        }
    }

    private void giveBack() {
        budget.giveBack(held);
        held = 0;
    }

    private void stopWaiting() {
        call.vertx().cancelTimer(deadline);
    }

    private long announced() {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null || !LENGTH.matcher(length).matches() ? 0 : Long.parseLong(length);
    }

    private void refuseAsTooLarge() {
        refuse(413, "the body is larger than " + most + " bytes");
    }

    private void refuse(int status, String sentence) {
        long hangUp = call.vertx()
                .setTimer(LINGERING.toMillis(), _ -> request.connection().close());
        request.handler(_ -> {});
        request.exceptionHandler(_ -> call.vertx().cancelTimer(hangUp));
        request.endHandler(_ -> {
            call.vertx().cancelTimer(hangUp);
            request.connection().close();
        });
        request.resume();
        call.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONNECTION, "close")
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end("{\"error\":\"" + sentence + "\"}");
    }
}

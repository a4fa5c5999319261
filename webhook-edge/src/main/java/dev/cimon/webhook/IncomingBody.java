package dev.cimon.webhook;

import dev.cimon.metric.Meters;
import dev.cimon.metric.Metric;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** One body on its way in. Lives on the event loop of its connection. */
final class IncomingBody {

    /** No provider waits longer for its answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** How long what is still sent is dropped, because who is cut off while sending does not see the answer. */
    private static final Duration LINGERING = Duration.ofSeconds(2);

    private static final byte[] NOTHING = {};
    private static final long NONE = -1;
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");

    private final RoutingContext call;
    private final HttpServerRequest request;
    private final long most;
    private final BodyBudget budget;
    private final Meters meters;
    private byte[] held = NOTHING;
    private int received;
    private long deadline = NONE;

    IncomingBody(RoutingContext call, long most, BodyBudget budget, Meters meters) {
        this.call = call;
        this.request = call.request();
        this.most = most;
        this.budget = budget;
        this.meters = meters;
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
            whole.accept(received == held.length ? held : Arrays.copyOf(held, received));
        });
        request.handler(part -> {
            if (received + part.length() > most) {
                stopWaiting();
                refuseAsTooLarge();
            } else if (!hold(part)) {
                stopWaiting();
                refuse(Rejection.Reason.NO_ROOM, "too much is being received at once; send it again");
            }
        });
        if ("100-continue".equalsIgnoreCase(request.getHeader(HttpHeaders.EXPECT))) {
            call.response().writeContinue();
        }
        request.resume();
        if (!request.isEnded() && !call.response().ended()) {
            deadline = call.vertx()
                    .setTimer(
                            PATIENCE.toMillis(),
                            _ -> refuse(Rejection.Reason.TOO_SLOW, "the body did not come within ten seconds"));
        }
    }

    /** @return whether there was room for it */
    private boolean hold(Buffer part) {
        int needed = received + part.length();
        if (needed > held.length) {
            long expected = announced() > 0 ? announced() : most;
            int roomier = (int) Math.max(needed, Math.min(2L * held.length, expected));
            if (!budget.grow(held.length, roomier)) {
                return false;
            }
            held = Arrays.copyOf(held, roomier);
        }
        part.getBytes(held, received);
        received = needed;
        return true;
    }

    private void giveBack() {
        budget.giveBack(held.length);
        held = NOTHING;
        received = 0;
    }

    private void stopWaiting() {
        call.vertx().cancelTimer(deadline);
    }

    private long announced() {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null || !LENGTH.matcher(length).matches() ? 0 : Long.parseLong(length);
    }

    private void refuseAsTooLarge() {
        refuse(Rejection.Reason.TOO_LARGE, "the body is larger than " + most + " bytes");
    }

    private void refuse(Rejection.Reason reason, String sentence) {
        giveBack();
        meters.count(Metric.WEBHOOKS_REJECTED, reason.label());
        long hangUp = call.vertx()
                .setTimer(LINGERING.toMillis(), _ -> request.connection().close());
        request.handler(_ -> {});
        request.exceptionHandler(_ -> call.vertx().cancelTimer(hangUp));
        request.endHandler(_ -> {
            call.vertx().cancelTimer(hangUp);
            request.connection().close();
        });
        request.resume();
        if (reason == Rejection.Reason.NO_ROOM) {
            call.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(PATIENCE.toSeconds()));
        }
        call.response()
                .setStatusCode(reason.status())
                .putHeader(HttpHeaders.CONNECTION, "close")
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                .end("{\"error\":\"" + sentence + "\"}");
    }
}

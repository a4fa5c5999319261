package dev.cimon.sandbox;

import io.netty.handler.codec.http.QueryStringDecoder;
import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** The misbehaviour asked for, per provider. The sandbox mounts {@link #inject} itself, before every simulator. */
public final class Faults {
    private static final Duration SILENCE = Duration.ofSeconds(30);
    /** Marks a call that is carried out for a caller who will not be answered. */
    private static final String UNANSWERED = "x-sandbox-unanswered";

    private final Map<Provider, Fault> faults = new EnumMap<>(Provider.class);
    private final String pass = UUID.randomUUID().toString();
    private final RandomGenerator random = RandomGenerator.getDefault();
    private final Vertx vertx;
    private final HttpClient itself;
    private final CallLog calls;
    private final Clock clock;

    Faults(Vertx vertx, CallLog calls, Clock clock) {
        this.clock = clock;
        this.vertx = vertx;
        this.itself = vertx.createHttpClient();
        this.calls = calls;
    }

    /** What the provider does wrong at the moment. */
    public synchronized Fault of(Provider provider) {
        return faults.getOrDefault(provider, Fault.NONE);
    }

    public synchronized void set(Provider provider, Fault fault) {
        faults.put(provider, fault);
    }

    /** True with the given probability. */
    boolean happens(double rate) {
        return rate > 0 && random.nextDouble() < rate;
    }

    /** Records the call and lets it through, late or not at all, as the provider's fault says. */
    public Handler<RoutingContext> inject(Provider provider) {
        return context -> {
            if (pass.equals(context.request().getHeader(UNANSWERED))) {
                context.next();
                return;
            }
            Fault fault = of(provider).at(context.request().path());
            Instant arrived = clock.instant();
            if (fault.latency().isZero()) {
                let(context, provider, fault, arrived);
            } else {
                vertx.setTimer(Math.max(1, fault.latency().toMillis()), _ -> let(context, provider, fault, arrived));
            }
        };
    }

    private void let(RoutingContext context, Provider provider, Fault fault, Instant arrived) {
        if (happens(fault.timeoutAfterActingRate())) {
            actWithoutAnswering(context, provider, arrived);
            return;
        }
        context.addEndHandler(_ -> record(context, provider, context.response().getStatusCode(), arrived));
        if (fault.down()) {
            refuse(context, 503, "service unavailable");
        } else if (happens(fault.rateLimitRate())) {
            context.response().putHeader("Retry-After", Integer.toString(fault.retryAfterSeconds()));
            refuse(context, 429, "rate limited");
        } else if (happens(fault.errorRate())) {
            refuse(context, 500, "internal error");
        } else {
            context.next();
        }
    }

    private static void refuse(RoutingContext context, int status, String message) {
        String body = switch (status) {
            case 429 -> "{\"ok\":false,\"error\":\"ratelimited\",\"message\":\"" + message + "\"}";
            default -> "{\"ok\":false,\"error\":\"internal_error\",\"message\":\"" + message + "\"}";
        };
        context.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json; charset=utf-8")
                .end(body);
    }

    private void actWithoutAnswering(RoutingContext context, Provider provider, Instant arrived) {
        record(context, provider, 0, arrived);
        HttpServerRequest request = context.request();
        RequestOptions again = new RequestOptions()
                .setMethod(request.method())
                .setHost(request.localAddress().host())
                .setPort(request.localAddress().port())
                .setURI(request.uri())
                .setHeaders(MultiMap.caseInsensitiveMultiMap()
                        .addAll(request.headers())
                        .remove("Content-Length")
                        .set(UNANSWERED, pass));
        Buffer body = context.body().buffer();
        itself.request(again).compose(call -> call.send(body == null ? Buffer.buffer() : body));
        vertx.setTimer(SILENCE.toMillis(), _ -> request.connection().close());
    }

    private void record(RoutingContext context, Provider provider, int status, Instant arrived) {
        HttpServerRequest request = context.request();
        String body = context.body().asString();
        String query = request.query();
        calls.record(new CallLog.Call(
                calls.next(),
                provider,
                request.method().name(),
                QueryStringDecoder.decodeComponent(request.path()),
                query == null ? "" : query,
                body == null ? "" : body,
                status,
                arrived));
    }
}

package dev.cimon.sandbox;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Sends what the providers send, late, twice or out of order if their fault says so. */
public final class Webhooks {
    private static final Duration HOLD = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final Faults faults;
    private final SandboxSettings settings;
    private final Clock clock;
    private final HttpClient client;
    private volatile boolean closed;
    private final Map<Provider, URI> gateways = new EnumMap<>(Provider.class);
    private final Map<Provider, Deque<Runnable>> held = new EnumMap<>(Provider.class);

    Webhooks(Vertx vertx, Faults faults, SandboxSettings settings) {
        this.gateways.putAll(settings.gateways());
        this.vertx = vertx;
        this.faults = faults;
        this.settings = settings;
        this.clock = settings.clock();
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(2_000).setKeepAliveTimeout(5),
                new PoolOptions().setHttp1MaxSize(64));
    }

    /** Nothing is sent any more; what was to be sent never completes. */
    void close() {
        closed = true;
    }

    /** From now on everything the provider sends goes to this host and port. */
    synchronized void redirect(Provider provider, URI gateway) {
        gateways.put(provider, gateway);
    }

    /**
     * Posts the body to this path of the provider's gateway. The caller has put the content type and the signature into
     * the headers. Never fails: what went wrong stands in the delivery, also that there is no gateway. A webhook sent
     * twice by fault completes with its first delivery.
     */
    public Future<Delivery> send(
            Provider provider, String event, Map<String, String> headers, byte[] body, String path) {
        Fault fault = faults.of(provider);
        Promise<Delivery> done = Promise.promise();
        if (closed) {
            return done.future();
        }
        Runnable post = () -> {
            post(provider, event, headers, body, path).onSuccess(done::tryComplete);
            if (faults.happens(fault.duplicateWebhookRate())) {
                post(provider, event, headers, body, path);
            }
        };
        Runnable inTurn = fault.reorderWebhooks() ? () -> afterTheNext(provider, post) : post;
        if (fault.webhookDelay().isZero()) {
            inTurn.run();
        } else {
            vertx.setTimer(Math.max(1, fault.webhookDelay().toMillis()), _ -> inTurn.run());
        }
        return done.future();
    }

    private synchronized void afterTheNext(Provider provider, Runnable post) {
        Deque<Runnable> waiting = held.computeIfAbsent(provider, _ -> new ArrayDeque<>());
        if (waiting.isEmpty()) {
            waiting.add(post);
            vertx.setTimer(HOLD.toMillis(), _ -> release(provider, post));
        } else {
            post.run();
            waiting.remove().run();
        }
    }

    private synchronized void release(Provider provider, Runnable post) {
        Deque<Runnable> waiting = held.get(provider);
        if (waiting != null && waiting.remove(post)) {
            post.run();
        }
    }

    /** Where this provider's webhooks go to: a path alone while it has no gateway. */
    public synchronized URI address(Provider provider, String path) {
        URI gateway = gateways.get(provider);
        return gateway == null ? URI.create(path) : gateway.resolve(path);
    }

    private Future<Delivery> post(
            Provider provider, String event, Map<String, String> headers, byte[] body, String path) {
        Instant at = clock.instant();
        long start = System.nanoTime();
        URI address = address(provider, path);
        if (!address.isAbsolute()) {
            return Future.succeededFuture(
                    new Delivery(provider, event, address, 0, Map.of(), "not sent: no gateway", at, Duration.ZERO));
        }
        RequestOptions request = new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(address.toString());
        headers.forEach(request::addHeader);
        Promise<Delivery> done = Promise.promise();
        long timer = vertx.setTimer(
                settings.patience(provider).toMillis(),
                _ -> done.tryComplete(
                        new Delivery(provider, event, address, 0, Map.of(), "timed out", at, since(start))));
        client.request(request)
                .compose(call -> call.send(Buffer.buffer(body)))
                .compose(answer -> answer.body()
                        .map(text -> new Delivery(
                                provider,
                                event,
                                address,
                                answer.statusCode(),
                                headersOf(answer),
                                text.toString(),
                                at,
                                since(start))))
                .recover(failure -> Future.succeededFuture(new Delivery(
                        provider, event, address, 0, Map.of(), String.valueOf(failure.getMessage()), at, since(start))))
                .onSuccess(delivery -> {
                    vertx.cancelTimer(timer);
                    done.tryComplete(delivery);
                });
        return done.future();
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static Map<String, String> headersOf(HttpClientResponse answer) {
        Map<String, String> headers = new LinkedHashMap<>();
        answer.headers().forEach(header -> headers.put(header.getKey(), header.getValue()));
        return headers;
    }
}

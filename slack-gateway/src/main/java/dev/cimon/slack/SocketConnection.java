package dev.cimon.slack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One WebSocket to Slack, from its {@code hello} until Slack says that it will end, or it breaks off or falls silent.
 * What was received before can be acknowledged for a while after that.
 */
final class SocketConnection implements WebSocket.Listener {

    private static final Logger LOG = Logger.getLogger(SocketConnection.class);
    private static final Duration CONNECTING = Duration.ofSeconds(10);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofSeconds(35);
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private final BiConsumer<SocketConnection, SocketEnvelope> receiver;
    /** Beans that are first used here need it; the client's own threads have another. */
    private final ClassLoader services = Thread.currentThread().getContextClassLoader();

    private final StringBuilder parts = new StringBuilder();
    private final CompletableFuture<Void> greeted = new CompletableFuture<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Phaser underWay = new Phaser(1);
    private volatile long heard = System.nanoTime();
    private volatile @Nullable WebSocket socket;

    private SocketConnection(BiConsumer<SocketConnection, SocketEnvelope> receiver) {
        this.receiver = receiver;
    }

    /**
     * Returns once Slack has said hello.
     *
     * @param receiver is called for each envelope, on a virtual thread of its own
     * @throws IOException if that does not come about within some seconds
     */
    static SocketConnection open(HttpClient http, URI url, BiConsumer<SocketConnection, SocketEnvelope> receiver)
            throws IOException, InterruptedException {
        SocketConnection connection = new SocketConnection(receiver);
        try {
            connection.socket = http.newWebSocketBuilder()
                    .connectTimeout(CONNECTING)
                    .buildAsync(url, connection)
                    .get(CONNECTING.toMillis(), TimeUnit.MILLISECONDS);
            connection.greeted.get(CONNECTING.toMillis(), TimeUnit.MILLISECONDS);
            return connection;
        } catch (ExecutionException | TimeoutException failure) {
            connection.abort();
            throw new IOException("no connection to Slack's Socket Mode", failure);
        }
    }

    boolean open() {
        return over.getCount() > 0;
    }

    /** Returns when another connection is needed. */
    void awaitEnd() throws InterruptedException {
        while (!over.await(HEARTBEAT.toMillis(), TimeUnit.MILLISECONDS)) {
            if (System.nanoTime() - heard > SILENCE.toNanos()) {
                LOG.warn("Slack has fallen silent; connecting anew");
                abort();
            } else {
                tryPing();
            }
        }
    }

    /** Tells Slack that it need not send this again. */
    void acknowledge(String text) {
        WebSocket open = socket;
        if (open != null) {
            synchronized (this) {
                open.sendText(text, true)
                        .orTimeout(FAREWELL.toMillis(), TimeUnit.MILLISECONDS)
                        .join();
            }
        }
    }

    /** Finishes what is under way, for some seconds at most, and hangs up. */
    void close() throws InterruptedException {
        over.countDown();
        try {
            underWay.awaitAdvanceInterruptibly(underWay.arrive(), FAREWELL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            LOG.info("what Slack has sent meanwhile is not acknowledged; it comes again");
        }
        abort();
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        heard = System.nanoTime();
        parts.append(part);
        if (last) {
            String text = parts.toString();
            parts.setLength(0);
            take(text);
        }
        from.request(1);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onPing(WebSocket from, ByteBuffer message) {
        heard = System.nanoTime();
        from.request(1);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
        heard = System.nanoTime();
        from.request(1);
        return CompletableFuture.completedStage(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        greeted.completeExceptionally(new IOException("Slack has closed the connection"));
        over.countDown();
        return CompletableFuture.completedStage(null);
    }

    @Override
    public void onError(WebSocket from, Throwable broken) {
        greeted.completeExceptionally(broken);
        over.countDown();
    }

    private void take(String text) {
        SocketEnvelope envelope = SocketEnvelope.read(text);
        switch (envelope.kind()) {
            case "hello" -> greeted.complete(null);
            case "disconnect" -> over.countDown();
            default -> receive(envelope);
        }
    }

    private void receive(SocketEnvelope envelope) {
        underWay.register();
        Thread.ofVirtual().name("slack-socket").start(() -> {
            Thread.currentThread().setContextClassLoader(services);
            try {
                receiver.accept(this, envelope);
            } finally {
                underWay.arriveAndDeregister();
            }
        });
    }

    private void tryPing() {
        WebSocket open = socket;
        if (open != null) {
            var _ = open.sendPing(ByteBuffer.allocate(0)).exceptionally(_ -> null);
        }
    }

    private void abort() {
        over.countDown();
        WebSocket open = socket;
        if (open != null) {
            open.abort();
        }
    }
}

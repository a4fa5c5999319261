package dev.cimon.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Sends requests from one thread over some connections that stay open, one request at a time on each. Not for several
 * threads.
 */
final class Generator implements AutoCloseable {

    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final long LONGEST_NAP = TimeUnit.MICROSECONDS.toNanos(50);
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(10);

    private final Selector selector = Selector.open();
    private final List<Connection> connections = new ArrayList<>();
    private final Deque<Connection> idle = new ArrayDeque<>();
    private Latencies latencies = new Latencies();
    private long accepted;
    private long refused;

    Generator(InetSocketAddress server, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            connections.add(new Connection(server, selector));
        }
        idle.addAll(connections);
    }

    /** Closed loop: every connection sends as soon as it has its answer. */
    Load flatOut(Requests requests, Duration duration) throws IOException {
        begin();
        long start = System.nanoTime();
        long end = start + duration.toNanos();
        long now = start;
        while (now < end) {
            while (!idle.isEmpty()) {
                idle.remove().send(requests, System.nanoTime());
            }
            selector.select(this::proceed, TimeUnit.NANOSECONDS.toMillis(end - now) + 1);
            now = System.nanoTime();
        }
        Load load = new Load(accepted, refused, (now - start) / (double) SECOND, latencies);
        awaitLast();
        return load;
    }

    /**
     * Open loop: sends at this rate whatever the server does. A request that finds every connection taken waits, and its
     * latency counts from when it should have been sent.
     */
    Load steady(Requests requests, double perSecond, Duration duration) throws IOException {
        begin();
        long total = Math.max(1, Math.round(perSecond * duration.toNanos() / SECOND));
        double interval = SECOND / perSecond;
        long start = System.nanoTime();
        long giveUp = start + duration.plus(LAST_ANSWERS).toNanos();
        long sent = 0;
        while (sent < total && System.nanoTime() < giveUp) {
            long due = start + (long) (sent * interval);
            if (due <= System.nanoTime() && !idle.isEmpty()) {
                idle.remove().send(requests, due);
                sent++;
            } else if (selector.selectNow(this::proceed) == 0) {
                rest(idle.isEmpty() ? LONGEST_NAP : due - System.nanoTime());
            }
        }
        awaitLast();
        refused += total - sent;
        return new Load(accepted, refused, (System.nanoTime() - start) / (double) SECOND, latencies);
    }

    private static void rest(long nanos) {
        if (nanos > 0) {
            LockSupport.parkNanos(Math.min(nanos, LONGEST_NAP));
        }
    }

    private void begin() {
        latencies = new Latencies();
        accepted = 0;
        refused = 0;
    }

    /** What is still on its way must not answer the next load's requests. */
    private void awaitLast() throws IOException {
        long giveUp = System.nanoTime() + LAST_ANSWERS.toNanos();
        while (idle.size() < connections.size() && System.nanoTime() < giveUp) {
            selector.select(this::proceed, 100);
        }
        for (Connection connection : connections) {
            if (!idle.contains(connection)) {
                lose(connection);
            }
        }
    }

    private void proceed(SelectionKey key) {
        Connection connection = (Connection) key.attachment();
        try {
            int status = connection.proceed();
            if (status == AnswerReader.INCOMPLETE) {
                return;
            }
            if (status / 100 == 2) {
                accepted++;
                latencies.add(System.nanoTime() - connection.intended());
            } else {
                refused++;
            }
            idle.add(connection);
        } catch (IOException broken) {
            lose(connection);
        }
    }

    private void lose(Connection connection) {
        refused++;
        try {
            connection.reconnect();
            idle.add(connection);
        } catch (IOException away) {
            throw new UncheckedIOException("the server has gone", away);
        }
    }

    @Override
    public void close() throws IOException {
        for (Connection connection : connections) {
            connection.close();
        }
        selector.close();
    }
}

package dev.cimon.sandbox;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What the providers were asked, newest last; the oldest are dropped beyond {@value #KEPT}. */
public final class CallLog {
    private static final int KEPT = 20_000;

    private final Deque<Call> calls = new ArrayDeque<>();
    private long last;

    /**
     * One received call.
     *
     * @param path with the provider's prefix, for example {@code /github/repos/acme/shop/deployments}
     * @param query empty if there was none
     * @param status what was answered; 0 when a fault kept the answer back
     * @param at when it arrived, before it was carried out or held up by a fault
     */
    public record Call(
            long number,
            Provider provider,
            String method,
            String path,
            String query,
            String body,
            int status,
            Instant at) {}

    /** The number of the next call: 1, 2, 3, …, going on after {@link #clear()}. */
    synchronized long next() {
        return ++last;
    }

    public synchronized void record(Call call) {
        calls.addLast(call);
        if (calls.size() > KEPT) {
            calls.removeFirst();
        }
    }

    public synchronized List<Call> calls() {
        return List.copyOf(calls);
    }

    public synchronized void clear() {
        calls.clear();
    }
}

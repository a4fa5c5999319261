package dev.cimon.engine.store;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Stores what comes in while others are being stored in one transaction, so that a busy engine does with a few
 * statements what an idle one does with many. What concerns one repository is stored in the order in which it came, never
 * in two transactions at once; what concerns a channel has a transaction to itself.
 *
 * <p>What fails together for a reason that passes is tried together again, half as much at a time; for any other reason,
 * each is tried alone, in its order: what cannot be stored takes nothing else with it, and keeps nothing else waiting.
 */
final class GroupCommit {

    private static final int LARGEST = 256;
    private static final int MOST_OF_A_LINE = 16;

    /** One waits for the disk while the other decides; with more of them each would be smaller. */
    private final Track together = new Track(2);

    private final Track apart = new Track(8);
    private final Track suspected = new Track(4);
    private final Transaction transaction;
    private final Map<Object, Line> lines = new HashMap<>();
    private int most = LARGEST;

    GroupCommit(Transaction transaction) {
        this.transaction = transaction;
    }

    /** Stores all of it or nothing. */
    @FunctionalInterface
    interface Transaction {

        /** @param mostFailures after so many it gives up, unless the database is away */
        Uni<Void> store(List<Work> works, int mostFailures);
    }

    private record Waiting(Work work, UniEmitter<? super Void> done) {}

    /** What has to be stored in order. */
    private static final class Line {
        private final Object name;
        private final boolean apart;
        private final Deque<Waiting> waiting = new ArrayDeque<>();
        private boolean busy;
        private int suspects;

        Line(Object name, boolean apart) {
            this.name = name;
            this.apart = apart;
        }

        List<Waiting> take(int most) {
            List<Waiting> taken = new ArrayList<>();
            while (taken.size() < most && !waiting.isEmpty()) {
                Waiting next = waiting.removeFirst();
                taken.add(next);
                if (next.work().mayChangeRules()) {
                    break;
                }
            }
            busy = true;
            return taken;
        }
    }

    /** Transactions of one kind; those of another take no place from them. */
    private static final class Track {
        private final int atOnce;
        private final Deque<Line> ready = new ArrayDeque<>();
        private int underWay;

        Track(int atOnce) {
            this.atOnce = atOnce;
        }

        boolean isFree() {
            return underWay < atOnce && !ready.isEmpty();
        }
    }

    private record Part(Line line, List<Waiting> works) {}

    private record Batch(Track track, List<Part> parts) {

        List<Work> works() {
            return parts.stream()
                    .flatMap(part -> part.works().stream())
                    .map(Waiting::work)
                    .toList();
        }

        int size() {
            return parts.stream().mapToInt(part -> part.works().size()).sum();
        }

        void succeed() {
            parts.forEach(part -> part.works().forEach(one -> one.done().complete(null)));
        }

        void fail(Throwable trouble) {
            parts.forEach(part -> part.works().forEach(one -> one.done().fail(trouble)));
        }
    }

    /** Completes when it is committed; its place in the order is that of the subscription. */
    Uni<Void> commit(Work work) {
        return Uni.createFrom().emitter(done -> {
            add(new Waiting(work, done));
            startAll();
        });
    }

    private synchronized void add(Waiting next) {
        Scope scope = next.work().scope();
        Line line = lines.computeIfAbsent(lineOf(scope), name -> new Line(name, scope.channel() != null));
        line.waiting.addLast(next);
        if (line.waiting.size() == 1 && !line.busy) {
            getReady(line);
        }
    }

    private static Object lineOf(Scope scope) {
        if (scope.channel() != null) {
            return scope.channel();
        }
        return scope.repository() == null ? new Object() : scope.repository();
    }

    private void getReady(Line line) {
        Track track = line.suspects > 0 ? suspected : line.apart ? apart : together;
        track.ready.addLast(line);
    }

    private void startAll() {
        for (Batch next = next(); !next.parts().isEmpty(); next = next()) {
            start(next);
        }
    }

    /** What can be stored now; nothing while enough is under way. */
    private synchronized Batch next() {
        if (apart.isFree()) {
            return batch(apart, 1);
        }
        return suspected.isFree() ? batch(suspected, 1) : batch(together, most);
    }

    private Batch batch(Track track, int largest) {
        Batch batch = new Batch(track, new ArrayList<>());
        if (track.isFree()) {
            track.underWay++;
            for (int size = 0; size < largest && !track.ready.isEmpty(); size = batch.size()) {
                Line line = track.ready.removeFirst();
                batch.parts().add(new Part(line, line.take(Math.min(MOST_OF_A_LINE, largest - size))));
            }
        }
        return batch;
    }

    /** Where others wait for the place, failing once tells enough. */
    private void start(Batch batch) {
        transaction
                .store(batch.works(), batch.track() == together ? 1 : Persistence.MOST_FAILURES)
                .subscribe()
                .with(_ -> succeed(batch), trouble -> fail(batch, trouble));
    }

    private void succeed(Batch batch) {
        grow();
        end(batch, batch::succeed);
    }

    private synchronized void grow() {
        most = Math.min(LARGEST, 2 * most);
    }

    private void fail(Batch batch, Throwable trouble) {
        if (batch.track() == together) {
            putBack(batch, batch.size() == 1 || !Persistence.passes(trouble));
            end(batch, () -> {});
        } else {
            end(batch, () -> batch.fail(trouble));
        }
    }

    /** Before anything that came after it. */
    private synchronized void putBack(Batch batch, boolean suspects) {
        most = suspects ? most : batch.size() / 2;
        for (Part part : batch.parts()) {
            part.works().reversed().forEach(part.line().waiting::addFirst);
            part.line().suspects += suspects ? part.works().size() : 0;
        }
    }

    private void end(Batch batch, Runnable tell) {
        goOn(batch);
        tell.run();
        startAll();
    }

    private synchronized void goOn(Batch batch) {
        batch.track().underWay--;
        for (Part part : batch.parts()) {
            Line line = part.line();
            line.busy = false;
            line.suspects -= batch.track() == suspected ? 1 : 0;
            if (line.waiting.isEmpty()) {
                lines.remove(line.name);
            } else {
                getReady(line);
            }
        }
    }
}

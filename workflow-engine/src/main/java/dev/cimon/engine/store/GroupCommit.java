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
 * in two transactions at once; what concerns a channel has a transaction to itself. What failed together with others is
 * tried alone, in its order: what cannot be stored takes nothing else with it.
 */
final class GroupCommit {

    /** One waits for the disk while the other decides; with more of them each would be smaller. */
    private static final int AT_ONCE = 2;

    private static final int ALONE_AT_ONCE = 8;
    private static final int LARGEST = 256;
    private static final int MOST_OF_A_LANE = 16;

    /** Failing once tells enough, even if it was too slow or a deadlock: each has its own chances afterwards. */
    private static final int MOST_FAILURES_TOGETHER = 1;

    private final Transaction transaction;
    private final Map<Object, Lane> lanes = new HashMap<>();
    private final Deque<Lane> ready = new ArrayDeque<>();
    private final Deque<Lane> readyAlone = new ArrayDeque<>();
    private int together;
    private int alone;

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
    private static final class Lane {
        private final Object name;
        private final boolean apart;
        private final Deque<Waiting> waiting = new ArrayDeque<>();
        private boolean busy;
        private int suspects;

        Lane(Object name, boolean apart) {
            this.name = name;
            this.apart = apart;
        }

        boolean alone() {
            return apart || suspects > 0;
        }
    }

    private record Part(Lane lane, List<Waiting> works) {}

    private record Batch(List<Part> parts, boolean alone) {

        List<Work> works() {
            return parts.stream()
                    .flatMap(part -> part.works().stream())
                    .map(Waiting::work)
                    .toList();
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
        Lane lane = lanes.computeIfAbsent(laneOf(scope), name -> new Lane(name, scope.channel() != null));
        lane.waiting.addLast(next);
        if (lane.waiting.size() == 1 && !lane.busy) {
            getReady(lane);
        }
    }

    private static Object laneOf(Scope scope) {
        if (scope.channel() != null) {
            return scope.channel();
        }
        return scope.repository() == null ? new Object() : scope.repository();
    }

    private void getReady(Lane lane) {
        (lane.alone() ? readyAlone : ready).addLast(lane);
    }

    private void startAll() {
        for (Batch next = next(); !next.parts().isEmpty(); next = next()) {
            start(next);
        }
    }

    /** What can be stored now; nothing while enough is under way. */
    private synchronized Batch next() {
        if (alone < ALONE_AT_ONCE && !readyAlone.isEmpty()) {
            alone++;
            return new Batch(List.of(take(readyAlone.removeFirst(), 1)), true);
        }
        Batch batch = new Batch(new ArrayList<>(), false);
        if (together < AT_ONCE) {
            for (int size = 0; size < LARGEST && !ready.isEmpty(); ) {
                Part part = take(ready.removeFirst(), Math.min(MOST_OF_A_LANE, LARGEST - size));
                batch.parts().add(part);
                size += part.works().size();
            }
            together += batch.parts().isEmpty() ? 0 : 1;
        }
        return batch;
    }

    private static Part take(Lane lane, int most) {
        List<Waiting> taken = new ArrayList<>();
        while (taken.size() < most && !lane.waiting.isEmpty()) {
            taken.add(lane.waiting.removeFirst());
        }
        lane.busy = true;
        return new Part(lane, taken);
    }

    private void start(Batch batch) {
        transaction
                .store(batch.works(), batch.alone() ? Persistence.MOST_FAILURES : MOST_FAILURES_TOGETHER)
                .subscribe()
                .with(_ -> end(batch, batch::succeed), trouble -> {
                    if (batch.alone()) {
                        end(batch, () -> batch.fail(trouble));
                    } else {
                        suspect(batch);
                        end(batch, () -> {});
                    }
                });
    }

    /** Each is tried by itself before anything that came after it. */
    private synchronized void suspect(Batch batch) {
        for (Part part : batch.parts()) {
            part.lane().suspects += part.works().size() + 1;
            part.works().reversed().forEach(part.lane().waiting::addFirst);
        }
    }

    private void end(Batch batch, Runnable tell) {
        goOn(batch);
        tell.run();
        startAll();
    }

    private synchronized void goOn(Batch batch) {
        together -= batch.alone() ? 0 : 1;
        alone -= batch.alone() ? 1 : 0;
        for (Part part : batch.parts()) {
            Lane lane = part.lane();
            lane.busy = false;
            lane.suspects -= lane.suspects > 0 ? 1 : 0;
            if (lane.waiting.isEmpty()) {
                lanes.remove(lane.name);
            } else {
                getReady(lane);
            }
        }
    }
}

package dev.cimon.peers;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * What a gateway is to reach beside its peers.
 *
 * @param reached the ratio or the figure itself
 * @param bound that it must not be below, or above
 */
record Goal(String title, double reached, double bound, Direction direction) {

    /** On which side of the bound is good. */
    enum Direction {
        AT_LEAST,
        AT_MOST
    }

    private static final double MEGABYTES_AFTER_LOAD = 220;

    boolean met() {
        return direction == Direction.AT_LEAST ? reached >= bound : reached <= bound;
    }

    /** Of everything that was measured and has something to be compared with. */
    static List<Goal> of(Results results) {
        List<Goal> goals = new ArrayList<>();
        for (Workload workload : results.workloads()) {
            Contender cimon = workload == Workload.SLASH_COMMAND ? Contender.SLACK_GATEWAY : Contender.GITHUB_GATEWAY;
            results.median(workload, cimon).ifPresent(ours -> goals.addAll(of(results, workload, ours)));
        }
        return goals;
    }

    private static List<Goal> of(Results results, Workload workload, Sample ours) {
        Comparison comparison = new Comparison(results, workload, ours, new ArrayList<>());
        switch (workload) {
            case PUSH, PULL_REQUEST -> {
                comparison.faster(Contender.PROBOT, 3);
                comparison.faster(Contender.QUARKUS_GITHUB_APP, 1.5);
                comparison.cheaper(Contender.GITHUB_VERTX_DURABLE, 2);
                comparison.soonerThan(Contender.PROBOT);
                comparison.soonerThan(Contender.QUARKUS_GITHUB_APP);
            }
            case SLASH_COMMAND -> {
                comparison.faster(Contender.BOLT_JS, 3);
                comparison.faster(Contender.BOLT_JAVA, 1);
                comparison.cheaper(Contender.SLACK_VERTX_DURABLE, 2);
                comparison.soonerThan(Contender.BOLT_JS);
                comparison.soonerThan(Contender.BOLT_JAVA);
            }
        }
        comparison
                .goals()
                .add(new Goal(
                        workload.title() + ": MB after load",
                        ours.megabytes(),
                        MEGABYTES_AFTER_LOAD,
                        Direction.AT_MOST));
        return comparison.goals();
    }

    private record Comparison(Results results, Workload workload, Sample ours, List<Goal> goals) {

        void faster(Contender peer, double bound) {
            add("requests/s, against", peer, Sample::perSecond, bound, Direction.AT_LEAST);
        }

        void cheaper(Contender peer, double bound) {
            add("CPU per request, against", peer, Sample::cpuMicros, bound, Direction.AT_MOST);
        }

        void soonerThan(Contender peer) {
            add("p99 at half the rate, against", peer, Sample::p99, 1, Direction.AT_MOST);
        }

        private void add(
                String figure, Contender peer, ToDoubleFunction<Sample> value, double bound, Direction direction) {
            Optional<Sample> theirs = results.median(workload, peer);
            theirs.ifPresent(sample -> goals.add(new Goal(
                    workload.title() + ": " + figure + " " + peer.title(),
                    value.applyAsDouble(ours) / value.applyAsDouble(sample),
                    bound,
                    direction)));
        }
    }
}

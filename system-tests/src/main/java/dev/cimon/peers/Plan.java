package dev.cimon.peers;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param starts of each server, until its first answer
 * @param warmUpLoops of four seconds at most for each server and workload
 * @param settle before each measurement, so that the caches are its own
 * @param loop how long each closed and each open loop lasts
 */
record Plan(List<Workload> workloads, int rounds, int starts, int warmUpLoops, Duration settle, Duration loop) {

    /** About twenty minutes. */
    static final Plan FULL =
            new Plan(List.of(Workload.values()), 3, 3, 25, Duration.ofMillis(700), Duration.ofMillis(3_500));

    /** Under eight minutes. */
    static final Plan QUICK = new Plan(
            List.of(Workload.PUSH, Workload.SLASH_COMMAND), 3, 1, 6, Duration.ofMillis(300), Duration.ofMillis(1_200));
}

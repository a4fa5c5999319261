package dev.cimon.peers;

import java.time.Duration;
import java.util.List;

/**
 * How much is measured.
 *
 * @param starts of each server, until its first answer
 * @param warmUp of each server, divided among its workloads
 * @param settle before each measurement, so that the caches are its own
 * @param loop how long each closed and each open loop lasts
 */
record Plan(List<Workload> workloads, int rounds, int starts, Duration warmUp, Duration settle, Duration loop) {

    /** Under a quarter of an hour. */
    static final Plan FULL = new Plan(
            List.of(Workload.values()), 3, 3, Duration.ofSeconds(20), Duration.ofMillis(700), Duration.ofMillis(3_500));

    /** Under four minutes. */
    static final Plan QUICK = new Plan(
            List.of(Workload.PUSH, Workload.SLASH_COMMAND),
            3,
            1,
            Duration.ofSeconds(8),
            Duration.ofMillis(300),
            Duration.ofMillis(1_200));
}

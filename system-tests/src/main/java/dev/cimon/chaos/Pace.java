package dev.cimon.chaos;

import java.time.Duration;

/**
 * How long things take.
 *
 * @param dead a process that was killed, before it is started again
 * @param stopped Kafka and PostgreSQL
 * @param outage a provider
 * @param between two troubles
 * @param limit after which what is not done yet is stuck
 */
record Pace(Duration dead, Duration stopped, Duration outage, Duration between, Duration limit) {

    private static final int FEW = 60;
    private static final Pace SHORT = seconds(1, 3, 5, 2, 420);
    private static final Pace LONG = seconds(3, 15, 30, 10, 480);

    static Pace of(int deployments) {
        return deployments <= FEW ? SHORT : LONG;
    }

    private static Pace seconds(int dead, int stopped, int outage, int between, int limit) {
        return new Pace(
                Duration.ofSeconds(dead),
                Duration.ofSeconds(stopped),
                Duration.ofSeconds(outage),
                Duration.ofSeconds(between),
                Duration.ofSeconds(limit));
    }
}

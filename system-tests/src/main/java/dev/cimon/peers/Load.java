package dev.cimon.peers;

/**
 * What came of a load.
 *
 * @param accepted answered with 2xx
 * @param refused answered otherwise, or not at all
 * @param seconds from the first request to the last answer
 */
record Load(long accepted, long refused, double seconds, Latencies latencies) {

    double perSecond() {
        return accepted / seconds;
    }
}

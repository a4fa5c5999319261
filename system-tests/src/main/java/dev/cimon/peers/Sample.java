package dev.cimon.peers;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One measurement of one server, or the medians of several.
 *
 * @param perSecond requests accepted in a closed loop
 * @param cpuMicros of the server's process for each of them
 * @param p50 in milliseconds, at half that rate in an open loop
 * @param p99 likewise
 * @param megabytes resident after that
 * @param refused not answered with 2xx, of both loops
 * @param others how much of the server's core something else had in the closed loop
 */
record Sample(
        double perSecond, double cpuMicros, double p50, double p99, double megabytes, long refused, double others) {

    /** Of each figure by itself; what was refused is added up. */
    static Sample median(List<Sample> samples) {
        return new Sample(
                median(samples, Sample::perSecond),
                median(samples, Sample::cpuMicros),
                median(samples, Sample::p50),
                median(samples, Sample::p99),
                median(samples, Sample::megabytes),
                samples.stream().mapToLong(Sample::refused).sum(),
                median(samples, Sample::others));
    }

    private static double median(List<Sample> samples, ToDoubleFunction<Sample> figure) {
        return medianOf(samples.stream().map(figure::applyAsDouble).toList());
    }

    static double medianOf(List<Double> figures) {
        double[] sorted =
                figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}

package dev.cimon.throughput;

import dev.cimon.throughput.Town.Lane;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Deployments from the push to the last status on GitHub and the last word in Slack. */
final class Deployments implements AutoCloseable {

    private final Wire wire;
    private final Tables tables;
    private final Cpu cpu;
    private final Map<String, Lane> lanes;
    private final Queue<Lane> idle = new ConcurrentLinkedQueue<>();
    private final Map<String, Long> begun = new ConcurrentHashMap<>();
    private final Queue<Double> millis = new ConcurrentLinkedQueue<>();
    private final AtomicInteger failed = new AtomicInteger();
    private final Wire.Listening listening;
    private volatile boolean enough;

    /**
     * What came of one load.
     *
     * @param failed those that are no success, and count for nothing else
     */
    record Done(int succeeded, int failed, double seconds, Quantiles millis, Cpu.Usage cpu) {

        double perSecond() {
            return succeeded / seconds;
        }

        String line(String what) {
            return String.format(
                    Locale.ROOT,
                    "  %-56s %7.1f/s in %.1f s%s; event to success p50 %.0f ms, p99 %.0f ms; %s",
                    what,
                    perSecond(),
                    seconds,
                    failed == 0 ? "" : ", " + failed + " FAILED",
                    millis.p50(),
                    millis.p99(),
                    cpu.told(succeeded + failed));
        }
    }

    Deployments(Wire wire, Tables tables, Cpu cpu, List<Lane> lanes) {
        this.wire = wire;
        this.tables = tables;
        this.cpu = cpu;
        this.lanes = lanes.stream().collect(Collectors.toMap(Lane::key, Function.identity()));
        this.idle.addAll(lanes);
        this.listening = wire.listen("cimon.deployments", this::hear);
    }

    private void hear(Wire.Heard heard) {
        boolean succeeded = heard.is("deployment.deployment-succeeded");
        if (!succeeded && !heard.is("deployment.deployment-failed")) {
            return;
        }
        var deployment = heard.data().path("deployment");
        Lane lane = lanes.get(deployment.path("repository").asText() + "/"
                + deployment.path("environment").asText());
        if (lane != null) {
            Long began = begun.remove(lane.key());
            if (began != null) {
                if (succeeded) {
                    millis.add((System.nanoTime() - began) / 1e6);
                } else {
                    failed.incrementAndGet();
                }
                idle.add(lane);
            }
        }
    }

    /** As fast as they go for this long: each lane gets the next as soon as it has done the one before. */
    Done asFastAsPossible(Duration time) {
        return run(time, 0);
    }

    /** At this rate for this long, or until it is enough; where all lanes are busy, as fast as they go. */
    Done at(double perSecond, Duration time) {
        return run(time, (long) (1e9 / perSecond));
    }

    /** No more begin from now on. */
    void enough() {
        enough = true;
    }

    /** Of all loads. */
    int failed() {
        return failed.get();
    }

    private Done run(Duration time, long pause) {
        millis.clear();
        int failedBefore = failed.get();
        enough = false;
        Cpu.Reading before = cpu.read();
        long start = System.nanoTime();
        int count = 0;
        while (!enough && System.nanoTime() - start < time.toNanos()) {
            if (idle.isEmpty() || System.nanoTime() - start < count * pause) {
                Waiting.pass(1);
            } else {
                begin(idle.remove());
                count++;
            }
        }
        int begunAtAll = count;
        Waiting.until(
                begunAtAll + " deployments to end", () -> millis.size() + failed.get() - failedBefore == begunAtAll);
        Waiting.until("GitHub and Slack to know of all of them", () -> tables.effects() == 0 && tables.unshown() == 0);
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Done(
                millis.size(),
                failed.get() - failedBefore,
                seconds,
                Quantiles.of(millis),
                cpu.read().since(before));
    }

    private void begin(Lane lane) {
        begun.put(lane.key(), System.nanoTime());
        wire.say(lane.push(), "/bench-deployments", UUID.randomUUID().toString());
    }

    @Override
    public void close() {
        listening.close();
    }
}

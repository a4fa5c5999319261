package dev.cimon.throughput;

import dev.cimon.process.Deployed;
import dev.cimon.process.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The processor time that each process has had so far, from {@code /proc}; empty where there is none. */
final class Cpu {

    /** USER_HZ is 100 on every Linux that Java runs on (proc_pid_stat(5)). */
    private static final long NANOS_PER_TICK = 10_000_000;

    private static final String DATABASE = "postgresql";
    private static final String EVERYTHING = "the whole machine";

    private final Deployed system;
    private final List<Service> services;

    Cpu(Deployed system, List<Service> services) {
        this.system = system;
        this.services = List.copyOf(services);
    }

    /** At one moment, by process. */
    record Reading(Map<String, Long> nanos, long at) {

        Usage since(Reading before) {
            Map<String, Long> used = new LinkedHashMap<>();
            nanos.forEach((name, now) -> used.put(name, now - before.nanos.getOrDefault(name, 0L)));
            return new Usage(used, Duration.ofNanos(at - before.at));
        }
    }

    /** In a span of time. */
    record Usage(Map<String, Long> nanos, Duration span) {

        /** Microseconds of the engine and of its database. */
        double engineMicros() {
            return (of(Service.WORKFLOW_ENGINE.module()) + of(DATABASE)) / 1e3;
        }

        /** What the engine and its database need of one processor, in percent. */
        double enginePercent() {
            return 100 * engineMicros() * 1e3 / span.toNanos();
        }

        private long of(String name) {
            return nanos.getOrDefault(name, 0L);
        }

        /** For each process its microseconds per piece of work, and the share of the machine that strangers had. */
        String told(long work) {
            String each = nanos.entrySet().stream()
                    .filter(entry -> !entry.getKey().equals(EVERYTHING))
                    .map(entry -> entry.getKey() + " " + Math.round(entry.getValue() / 1e3 / work))
                    .collect(Collectors.joining(", "));
            long ours = nanos.entrySet().stream()
                    .filter(entry -> !entry.getKey().equals(EVERYTHING))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            double cores = Runtime.getRuntime().availableProcessors();
            double machine = span.toNanos() * cores;
            return String.format(
                    Locale.ROOT,
                    "CPU µs each: %s; %.0f %% of the machine is ours, %.0f %% somebody else's",
                    each,
                    100 * ours / machine,
                    100 * Math.max(0, of(EVERYTHING) - ours) / machine);
        }
    }

    Reading read() {
        Map<String, Long> nanos = new LinkedHashMap<>();
        services.forEach(service ->
                nanos.put(service.module(), nanosOf(system.replica(service).pid())));
        nanos.put(DATABASE, database());
        nanos.put("this bench", nanosOf(ProcessHandle.current().pid()));
        nanos.put(EVERYTHING, machine());
        return new Reading(nanos, System.nanoTime());
    }

    /** The server and its connections, also those that have ended. */
    private long database() {
        Path pidFile = system.folder().resolve("data/postgres/data/postmaster.pid");
        return firstLine(pidFile)
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
                .map(server -> nanosOf(server.pid())
                        + nanosOfEndedChildren(server.pid())
                        + server.descendants()
                                .mapToLong(process -> nanosOf(process.pid()))
                                .sum())
                .orElse(0L);
    }

    private static long nanosOf(long pid) {
        return nanos(pid, 11);
    }

    private static long nanosOfEndedChildren(long pid) {
        return nanos(pid, 13);
    }

    /** @param field where its time stands in {@code /proc/<pid>/stat}, after the name; that of the system follows */
    private static long nanos(long pid, int field) {
        return firstLine(Path.of("/proc", Long.toString(pid), "stat"))
                .map(line -> line.substring(line.lastIndexOf(')') + 2).split(" "))
                .map(fields -> (Long.parseLong(fields[field]) + Long.parseLong(fields[field + 1])) * NANOS_PER_TICK)
                .orElse(0L);
    }

    /** Everything but idle and waiting for a disk. */
    private static long machine() {
        return firstLine(Path.of("/proc/stat"))
                .map(line -> line.replaceFirst("cpu +", "").split(" "))
                .map(fields -> (Long.parseLong(fields[0])
                                + Long.parseLong(fields[1])
                                + Long.parseLong(fields[2])
                                + Long.parseLong(fields[5])
                                + Long.parseLong(fields[6]))
                        * NANOS_PER_TICK)
                .orElse(0L);
    }

    private static Optional<String> firstLine(Path file) {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
            return lines.findFirst();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}

package dev.cimon.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What Linux has counted so far (proc(5)), in ticks of 10 ms.
 *
 * @param process by all threads of the process
 * @param core by everything that ran on the core
 */
record Spent(long process, long core) {

    private static final double MICROS_PER_TICK = 10_000;
    private static final int USER_TIME = 11;
    private static final List<Integer> BUSY = List.of(1, 2, 3, 6, 7, 8);

    static Spent by(long pid, int core) {
        String stat = read("/proc/" + pid + "/stat");
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return new Spent(Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[USER_TIME + 1]), busy(core));
    }

    /** Megabytes of memory that the process has at the moment. */
    static double megabytes(long pid) {
        return read("/proc/" + pid + "/status")
                        .lines()
                        .filter(line -> line.startsWith("VmRSS:"))
                        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                        .sum()
                / 1024.0;
    }

    private static long busy(int core) {
        String[] fields = read("/proc/stat")
                .lines()
                .filter(line -> line.startsWith("cpu" + core + " "))
                .findFirst()
                .orElseThrow()
                .split(" +", -1);
        return BUSY.stream().mapToLong(field -> Long.parseLong(fields[field])).sum();
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    double microsSince(Spent earlier) {
        return (process - earlier.process) * MICROS_PER_TICK;
    }

    /** How much of the core something else had, of all that was used since. */
    double othersSince(Spent earlier) {
        long all = core - earlier.core;
        long mine = process - earlier.process;
        return all <= 0 ? 0 : Math.max(0, all - mine) / (double) all;
    }
}

package dev.cimon.pressure;

import dev.cimon.process.Deployed;
import dev.cimon.process.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What the services hold, asked of the operating system and of their JVMs. */
final class Memory {

    private static final Pattern RESIDENT = Pattern.compile("(\\d+)\\s+(\\d+)");

    /** A generation's, in whichever words the collector has; the metaspace is no heap. */
    private static final Pattern USED = Pattern.compile("(?m)^(?!\\s*(?:Metaspace|class space)).*\\bused (\\d+)K");

    private final Map<Service, Long> pids = new EnumMap<>(Service.class);

    Memory(Deployed system) {
        Service.all()
                .forEach(service -> pids.put(service, system.replica(service).pid()));
    }

    /** Kilobytes in RAM. */
    Map<Service, Long> resident() {
        String list = pids.values().stream().map(String::valueOf).collect(Collectors.joining(","));
        Map<Long, Long> resident = RESIDENT.matcher(output("ps", "-o", "pid=,rss=", "-p", list))
                .results()
                .collect(
                        Collectors.toMap(found -> Long.valueOf(found.group(1)), found -> Long.valueOf(found.group(2))));
        return perService(pid -> resident.getOrDefault(pid, 0L));
    }

    /** Kilobytes of heap that are still used after a full collection. */
    Map<Service, Long> live() {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        return perService(pid -> {
            output(jcmd, Long.toString(pid), "GC.run");
            Matcher used = USED.matcher(output(jcmd, Long.toString(pid), "GC.heap_info"));
            return used.results()
                    .mapToLong(found -> Long.parseLong(found.group(1)))
                    .sum();
        });
    }

    private Map<Service, Long> perService(LongUnaryOperator kilobytes) {
        Map<Service, Long> all = new EnumMap<>(Service.class);
        pids.forEach((service, pid) -> all.put(service, kilobytes.applyAsLong(pid)));
        return all;
    }

    private static String output(String... command) {
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed: " + said);
            }
            return said;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("I was interrupted.", e);
        }
    }
}

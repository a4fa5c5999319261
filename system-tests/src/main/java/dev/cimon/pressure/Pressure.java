package dev.cimon.pressure;

import dev.cimon.process.Deployed;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Puts Cimon under one kind of pressure after the other, each on a system of its own on free ports, and counts at the
 * simulated providers what came of it.
 */
public final class Pressure {

    private static final Map<String, Scenario> SCENARIOS = scenarios();

    private Pressure() {}

    private static Map<String, Scenario> scenarios() {
        Map<String, Scenario> all = new LinkedHashMap<>();
        all.put("burst", new Burst(10_000));
        all.put("hanging", new Hanging());
        all.put("disk", new FullDisk());
        all.put("slow-database", new SlowDatabase());
        all.put("rebalance", new Rebalance());
        return all;
    }

    /** @param arguments the folder of the repository, a folder for data and logs, then scenarios; all without any */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<String> asked = Arrays.asList(arguments).subList(2, arguments.length);
        for (String name : asked) {
            if (!SCENARIOS.containsKey(name)) {
                System.err.println(
                        "There is no scenario “" + name + "”. There are: " + String.join(", ", SCENARIOS.keySet()));
                System.exit(64);
            }
        }
        boolean clean = true;
        for (String name : asked.isEmpty() ? SCENARIOS.keySet() : asked) {
            clean &= play(name, Path.of(arguments[0]), Path.of(arguments[1]).resolve(name), out);
        }
        out.println();
        out.println(clean ? "Every bound was kept." : "Not every bound was kept; logs and data are in " + arguments[1]);
        System.exit(clean ? 0 : 1);
    }

    private static boolean play(String name, Path root, Path folder, PrintStream out) {
        Account account = new Account();
        try {
            Objects.requireNonNull(SCENARIOS.get(name))
                    .play(new Stage(name, root, folder, Instant.now(), out), account);
        } catch (RuntimeException | AssertionError failure) {
            account.none("  could not be played to its end", List.of(String.valueOf(failure.getMessage())));
        }
        account.print(name, out);
        if (account.clean()) {
            Deployed.deleteData(folder);
        }
        return account.clean();
    }
}

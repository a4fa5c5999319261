package dev.cimon.peers;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Compares Cimon's gateways with their peers: all of them run at once on one core and take turns under load, while the
 * load and Kafka have the other core.
 */
public final class PeersBench {

    private static final int CONNECTIONS = 64;
    private static final int MOST_PER_SECOND = 30_000;
    private static final Duration WARM_UP_LOOP = Duration.ofSeconds(4);

    private final Plan plan;
    private final Machine machine;
    private final PrintStream out;
    private final Map<Contender, Server> servers = new EnumMap<>(Contender.class);
    private final Results results = new Results();

    private PeersBench(Plan plan, Machine machine, PrintStream out) {
        this.plan = plan;
        this.machine = machine;
        this.out = out;
    }

    /** @param arguments the folder of the repository, a folder for data and logs, and perhaps {@code --quick} */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Path root = Path.of(arguments[0]);
        Path folder = Path.of(arguments[1]);
        Plan plan = arguments.length > 2 ? Plan.QUICK : Plan.FULL;
        try {
            Files.createDirectories(folder);
            List<Contender> contenders = new Tools(root, folder, out).available();
            out.println("Starting Kafka…");
            try (Machine machine = new Machine(root, folder)) {
                Results results = new PeersBench(plan, machine, out).measure(contenders);
                new Report(out).print(results);
                new ResultsFile(results).write(folder.resolve("results.json"));
                new Picture(results).write(folder.resolve("peers.svg"));
                out.println();
                out.println("All rounds: " + folder.resolve("results.json") + "; a picture: "
                        + folder.resolve("peers.svg"));
            }
            System.exit(0);
        } catch (IOException | UncheckedIOException | IllegalStateException stopped) {
            System.err.println("cimon: the comparison stops here. " + stopped.getMessage());
            System.exit(1);
        }
    }

    private Results measure(List<Contender> contenders) throws IOException {
        start(contenders);
        for (Contender contender : contenders) {
            warmUp(contender);
        }
        for (int round = 1; round <= plan.rounds(); round++) {
            out.println("Round " + round + " of " + plan.rounds() + "…");
            for (Workload workload : plan.workloads()) {
                for (Contender contender : contenders) {
                    if (contender.workloads().contains(workload)) {
                        results.add(workload, contender, sample(contender, workload));
                    }
                }
            }
        }
        return results;
    }

    /** One after the other, so that each has the core to itself until its first answer. */
    private void start(List<Contender> contenders) {
        for (int start = 1; start <= plan.starts(); start++) {
            out.println("Start " + start + " of " + plan.starts() + "…");
            for (Contender contender : contenders) {
                Server before = servers.remove(contender);
                if (before != null) {
                    machine.kill(before);
                }
                Server server = machine.start(contender);
                Workload first = contender.workloads().getFirst();
                results.firstAnswer(contender, server.awaitAnswer(first.requests(contender.path(), 1_000)));
                servers.put(contender, server);
            }
        }
    }

    /** Until it gets no faster, since the compilers of a large server need longer than those of a small one. */
    private void warmUp(Contender contender) throws IOException {
        List<Workload> workloads = new ArrayList<>(contender.workloads());
        workloads.retainAll(plan.workloads());
        long began = System.nanoTime();
        for (Workload workload : workloads) {
            try (Generator generator = generator(contender)) {
                warmUp(contender, generator, workload);
            }
        }
        out.printf(
                "%s is warm after %d s%n",
                contender.title(), TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - began));
    }

    private void warmUp(Contender contender, Generator generator, Workload workload) throws IOException {
        Requests requests = workload.requests(contender.path(), MOST_PER_SECOND);
        double best = 0;
        int notFaster = 0;
        for (int loop = 0; loop < plan.warmUpLoops() && notFaster < 2; loop++) {
            double rate = generator.flatOut(requests, WARM_UP_LOOP).perSecond();
            notFaster = rate > 1.05 * best ? 0 : notFaster + 1;
            best = Math.max(best, rate);
        }
    }

    private Sample sample(Contender contender, Workload workload) throws IOException {
        Server server = server(contender);
        int most = (int) (MOST_PER_SECOND * plan.loop().plus(plan.settle()).toMillis() / 1_000);
        try (Generator generator = generator(contender)) {
            Requests requests = workload.requests(contender.path(), most);
            generator.flatOut(requests, plan.settle());
            Spent before = Spent.by(server.pid(), Machine.SERVERS);
            Load closed = generator.flatOut(requests, plan.loop());
            Spent after = Spent.by(server.pid(), Machine.SERVERS);
            Load open = generator.steady(
                    workload.requests(contender.path(), most), Math.max(1, closed.perSecond() / 2), plan.loop());
            return new Sample(
                    closed.perSecond(),
                    after.microsSince(before) / closed.accepted(),
                    open.latencies().quantile(0.50),
                    open.latencies().quantile(0.99),
                    Spent.megabytes(server.pid()),
                    closed.refused() + open.refused(),
                    after.othersSince(before));
        }
    }

    private Generator generator(Contender contender) throws IOException {
        return new Generator(server(contender).address(), CONNECTIONS);
    }

    private Server server(Contender contender) {
        Server server = servers.get(contender);
        if (server == null) {
            throw new IllegalStateException(contender.title() + " was never started");
        }
        return server;
    }
}

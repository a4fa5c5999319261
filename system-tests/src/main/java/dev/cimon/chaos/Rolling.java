package dev.cimon.chaos;

import dev.cimon.process.Balancer;
import dev.cimon.process.Deployed;
import dev.cimon.process.Replica;
import dev.cimon.process.Service;
import dev.cimon.story.ControlApi;
import dev.cimon.story.Tape;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * Restarts every replica of every service, one after the other, as an update does, while deployments are asked for and
 * webhooks come in. Every service runs twice; what comes from outside comes through a {@link Balancer}.
 */
public final class Rolling {

    private static final List<Service> GATEWAYS =
            List.of(Service.SLACK_GATEWAY, Service.GITHUB_GATEWAY, Service.CIRCLECI_GATEWAY);
    private static final int PLACES = 8;
    private static final Duration PAUSE = Duration.ofMillis(700);
    private static final Duration GRACE = Duration.ofSeconds(10);
    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final String ROW = "%-26s %10s %13s%n";

    private final Map<Service, Balancer> balancers;
    private final Deployed system;
    private final ControlApi sandbox;
    private final PrintStream out;
    private final List<String> violations = new ArrayList<>();

    private Rolling(Map<Service, Balancer> balancers, Deployed system, PrintStream out) {
        this.balancers = balancers;
        this.system = system;
        this.sandbox = system.sandbox();
        this.out = out;
    }

    /** @param arguments the folder of the repository, and a folder for data and logs */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(run(Path.of(arguments[0]), Path.of(arguments[1]), out) ? 0 : 1);
    }

    /** Answers whether no request failed, nothing was lost or done twice, and every replica stopped in time. */
    static boolean run(Path root, Path folder, PrintStream out) {
        out.println("Rolling restart: two replicas of every service, logs and data in " + folder);
        Map<Service, Balancer> balancers = new EnumMap<>(Service.class);
        Map<String, String> ports = new HashMap<>();
        for (Service gateway : GATEWAYS) {
            Balancer balancer = new Balancer();
            balancers.put(gateway, balancer);
            ports.put(gateway.portVariable(), Integer.toString(balancer.port()));
        }
        try (Deployed system = Deployed.start(root, folder, Map.of(Service.SANDBOX, ports))) {
            return new Rolling(balancers, system, out).run();
        } finally {
            balancers.values().forEach(Balancer::close);
        }
    }

    private boolean run() {
        Map<Service, List<Replica>> replicas = replicas();
        Trial trial = Trial.prepare(system, PLACES, 1, Instant.now().getEpochSecond());
        trial.expectEveryDelivery();
        slowDown();
        AtomicBoolean restarting = new AtomicBoolean(true);
        Map<Service, URI> addresses = balancers.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().address()));
        Senders senders = new Senders(addresses);
        try (senders) {
            CompletableFuture<Void> asking = CompletableFuture.runAsync(
                    () -> trial.askWhile(restarting::get, PAUSE),
                    task -> Thread.ofVirtual().start(task));
            try {
                restart(replicas);
            } finally {
                restarting.set(false);
            }
            asking.join();
        }
        return judge(trial, senders);
    }

    private Map<Service, List<Replica>> replicas() {
        Map<Service, List<Replica>> replicas = new EnumMap<>(Service.class);
        for (Service service : Service.all()) {
            replicas.put(service, List.of(system.replica(service), system.add(service)));
        }
        replicas.values().forEach(both -> both.forEach(Replica::awaitReady));
        balancers.forEach((gateway, balancer) -> {
            replicas.getOrDefault(gateway, List.of()).forEach(replica -> balancer.add(replica.address()));
            awaitBoth(balancer);
        });
        return replicas;
    }

    /** So that something is under way whenever a replica is asked to stop. */
    private void slowDown() {
        for (String provider : List.of("slack", "github", "circleci")) {
            sandbox.fault(provider, sandbox.object().put("latency", "PT0.3S"));
        }
    }

    private void restart(Map<Service, List<Replica>> replicas) {
        out.println();
        out.printf(Locale.ROOT, ROW, "restarted under load", "stopped in", "ready again in");
        replicas.forEach((service, both) -> {
            for (int i = 0; i < both.size(); i++) {
                restart(service, both.get(i), service.module() + " (" + (i + 1) + " of 2)");
            }
        });
    }

    private void restart(Service service, Replica replica, String name) {
        Duration stopped = replica.stopWithin(GRACE).orElse(null);
        if (stopped == null) {
            violations.add(name + " did not stop within " + GRACE.toSeconds() + " s and was killed");
        }
        Instant started = Instant.now();
        replica.startAgain();
        replica.awaitReady();
        out.printf(
                Locale.ROOT,
                ROW,
                name,
                stopped == null ? "killed" : seconds(stopped),
                seconds(Duration.between(started, Instant.now())));
        Balancer balancer = balancers.get(service);
        if (balancer != null) {
            awaitBoth(balancer);
        }
    }

    private static void awaitBoth(Balancer balancer) {
        Waiting.until(
                "both replicas to get requests",
                () -> Optional.of(balancer.ready()).filter(ready -> ready == 2));
    }

    private boolean judge(Trial trial, Senders senders) {
        try (Tape tape = Trial.tape(system.brokers())) {
            Verdict verdict = trial.judge(tape, LIMIT);
            verdict.findings().forEach(finding -> violations.add(finding.kind() + ": " + finding.sentence()));
            balancers.forEach((gateway, balancer) ->
                    balancer.failures().forEach(failure -> violations.add(gateway.module() + ": " + failure)));
            violations.addAll(senders.refused());
            Set<String> missing = new TreeSet<>(senders.accepted());
            tape.read().forEach(entry -> missing.remove(entry.id()));
            missing.forEach(id -> violations.add(id + " was accepted and stands on no topic"));
            if (verdict.accepted() < verdict.triggers()) {
                violations.add((verdict.triggers() - verdict.accepted()) + " deployments asked for were not accepted");
            }
            out.println();
            balancers.forEach((gateway, balancer) -> row("requests to " + gateway.module(), balancer.requests()));
            row(
                    "  failed",
                    balancers.values().stream()
                            .mapToInt(balancer -> balancer.failures().size())
                            .sum());
            row("  accepted and not on a topic", missing.size());
            new Report(out).verdict(verdict, Healed.count(tape.read()), Report.unanswered(sandbox));
        }
        violations.forEach(out::println);
        return violations.isEmpty();
    }

    private void row(String name, long value) {
        out.println(String.format(Locale.ROOT, "%-46s %6d", name, value));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}

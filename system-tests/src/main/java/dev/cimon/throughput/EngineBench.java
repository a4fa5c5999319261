package dev.cimon.throughput;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cimon.process.Deployed;
import dev.cimon.process.Service;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Measures how much the engine can do: events and whole deployments in a second, how long people wait, and whether any
 * of that depends on how much has been deployed before. It starts a system of its own on free ports.
 */
public final class EngineBench {

    private static final int IN_RESERVE = 16;
    private static final int ROUNDS = 3;
    private static final Duration LONGEST_LOAD = Duration.ofMinutes(2);

    /** Twice as long as the longest pause between two things that the engine does by itself. */
    private static final Duration IDLE = Duration.ofSeconds(30);

    private static final int WAITING = 10_000;

    /**
     * How much is done of each.
     *
     * @param load how long each load takes, about
     * @param events the most in a load
     * @param samples of latencies, of each kind
     * @param history deployments that were there before
     */
    record Size(int places, Duration load, int events, int samples, int history) {
        static final Size FULL = new Size(256, Duration.ofSeconds(20), 20_000, 200, 1_000_000);
        static final Size QUICK = new Size(96, Duration.ofSeconds(8), 4_000, 30, 100_000);
    }

    private final Deployed system;
    private final Size size;
    private final PrintStream out;
    private final Instant began;
    private final List<Goal> goals = new ArrayList<>();
    private int failed;

    private EngineBench(Deployed system, Size size, PrintStream out, Instant began) {
        this.system = system;
        this.size = size;
        this.out = out;
        this.began = began;
    }

    /** @param arguments the folder of the repository, a folder for data and logs, {@code --quick} for a short form */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        boolean quick = List.of(arguments).contains("--quick");
        Instant began = Instant.now();
        try (Deployed system = Deployed.start(Path.of(arguments[0]), Path.of(arguments[1]))) {
            new EngineBench(system, quick ? Size.QUICK : Size.FULL, out, began).run();
        } catch (IllegalStateException stopped) {
            System.err.println("cimon: bench engine has failed. " + stopped.getMessage());
            System.exit(1);
        }
        System.exit(0);
    }

    private void run() {
        out.printf(
                "%d processors, Java %s; logs and data in %s%n",
                Runtime.getRuntime().availableProcessors(), System.getProperty("java.version"), system.folder());
        try (Tables tables = new Tables(system);
                Wire wire = new Wire(system.brokers())) {
            List<Place> places = Town.found(system.sandbox(), tables, size.places());
            List<Place> busy = places.subList(IN_RESERVE, places.size());
            say(places.size() + " repositories are set up, each with its channel");
            everything(wire, tables, places.subList(0, IN_RESERVE), busy);
            stopNotifier();
            engineAlone(wire, tables, places, busy);
        } finally {
            out.println();
            goals.forEach(goal -> out.println(goal.line()));
        }
        if (failed > 0) {
            throw new IllegalStateException(
                    failed + " deployments have failed: the log of the workflow-engine says why.");
        }
    }

    private void everything(Wire wire, Tables tables, List<Place> reserve, List<Place> busy) {
        Cpu cpu = new Cpu(system, withSandbox(Service.all()));
        try (Deployments deployments = new Deployments(wire, tables, cpu, Town.lanes(busy))) {
            say("whole deployments with every service, from the push to Slack's last message:");
            deployments.asFastAsPossible(size.load());
            Deployments.Done done = deployments.asFastAsPossible(size.load());
            tell(done.line("as fast as they go"));
            latencies(deployments, done.perSecond() / 2, new Latency(system.sandbox(), tables, reserve));
            failed += deployments.failed();
        }
    }

    private void stopNotifier() {
        system.replica(Service.NOTIFIER).stop();
        system.replica(Service.NOTIFIER).awaitEnd();
    }

    private void engineAlone(Wire wire, Tables tables, List<Place> places, List<Place> busy) {
        Cpu cpu = new Cpu(
                system,
                List.of(Service.SANDBOX, Service.GITHUB_GATEWAY, Service.CIRCLECI_GATEWAY, Service.WORKFLOW_ENGINE));
        try (Deployments deployments = new Deployments(wire, tables, cpu, Town.lanes(busy))) {
            say("whole deployments while the notifier is away, from the push to the last message for Slack:");
            List<Deployments.Done> rounds = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                rounds.add(deployments.asFastAsPossible(size.load()));
                tell(rounds.getLast().line("as fast as they go"));
            }
            double most = Quantiles.median(
                    rounds.stream().map(Deployments.Done::perSecond).toList());
            goals.add(Goal.atLeast("whole deployments", most, 100, "/s"));
            failed += deployments.failed();
        }
        events(wire, tables, places);
    }

    private static List<Service> withSandbox(List<Service> services) {
        List<Service> all = new ArrayList<>(List.of(Service.SANDBOX));
        all.addAll(services);
        return all;
    }

    private void latencies(Deployments deployments, double half, Latency latency) {
        latency.measure(size.samples() / 5);
        Latency.Waited idle = latency.measure(size.samples());
        Thread load = Thread.ofVirtual()
                .start(() -> tell(deployments
                        .at(half, LONGEST_LOAD)
                        .line(String.format(Locale.ROOT, "meanwhile, at %.1f/s", half))));
        Latency.Waited busy = latency.measure(size.samples());
        deployments.enough();
        Waiting.until("the load to end", () -> !load.isAlive());
        tell(Quantiles.head());
        tell(idle.gitHub().line("  push → GitHub is asked for a Deployment, idle"));
        tell(busy.gitHub().line("  push → GitHub is asked for a Deployment, half load"));
        tell(idle.slack().line("  push → Slack is given its message, idle"));
        tell(busy.slack().line("  push → Slack is given its message, half load"));
    }

    private void events(Wire wire, Tables tables, List<Place> places) {
        Events events =
                new Events(wire, tables, new Cpu(system, List.of(Service.SANDBOX, Service.WORKFLOW_ENGINE)), places);
        int enough = events.enoughFor(size.load(), size.events());
        say("events through inbox, decision and effects:");
        List<Events.Drained> nothing = new ArrayList<>();
        List<Events.Drained> messages = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            nothing.add(events.nothing(enough));
            messages.add(events.messages(enough));
        }
        nothing.forEach(drained -> tell(drained.line("a push that deploys nothing")));
        messages.forEach(drained -> tell(drained.line("a comment: one message")));
        goals.add(Goal.atLeast("events, a push that deploys nothing", perSecond(nothing), 1000, "/s"));
        goals.add(Goal.atLeast("events, a comment that becomes a message", perSecond(messages), 1000, "/s"));
        tags(events, Math.max(places.size(), enough / 4), tables, places);
        history(events, enough / 2, new Answers(wire, places), tables);
    }

    /** Leaves no pipeline behind that the engine would look at while something else is measured. */
    private void tags(Events events, int enough, Tables tables, List<Place> places) {
        places.forEach(place -> system.sandbox().behave("gh/" + place.repository(), "hang", 1));
        Events.Drained deployed = events.deployments(enough);
        tell(deployed.line("a tag: a deployment that waits, the one before gives way"));
        goals.add(Goal.atLeast("events, a tag that becomes a deployment", deployed.perSecond(), 1000, "/s"));
        tables.makeWaiting(WAITING);
        List<JsonNode> hanging = system.sandbox().pipelines().stream()
                .filter(pipeline -> pipeline.path("workflows")
                        .path(0)
                        .path("status")
                        .asText()
                        .equals("running"))
                .toList();
        places.forEach(place -> system.sandbox().behave("gh/" + place.repository(), "pass", 0));
        hanging.forEach(pipeline -> system.sandbox().decide(pipeline, "pass"));
        Waiting.until("the pipelines to end", () -> places.stream().allMatch(place -> tables.underWay(place) == 0));
        waiting(tables);
    }

    private void waiting(Tables tables) {
        say(String.format(Locale.ROOT, "nothing happens, while %,d deployments wait, and without them:", WAITING));
        double with = idle();
        tables.forgetWaiting();
        double without = idle();
        tell(String.format(
                Locale.ROOT, "engine and database need %.1f %% of a processor, then %.1f %%", with, without));
        goals.add(Goal.atMost("more of a processor for those that wait", with - without, 1, "%"));
    }

    private double idle() {
        Cpu cpu = new Cpu(system, List.of(Service.WORKFLOW_ENGINE));
        Cpu.Reading before = cpu.read();
        Waiting.pass(IDLE.toMillis());
        return cpu.read().since(before).enginePercent();
    }

    private static double perSecond(List<Events.Drained> rounds) {
        return Quantiles.median(rounds.stream().map(Events.Drained::perSecond).toList());
    }

    private static double micros(List<Events.Drained> rounds) {
        return Quantiles.median(rounds.stream().map(Events.Drained::microsEach).toList());
    }

    /** The engine sees a table with the history and one without it in turn. */
    private void history(Events events, int enough, Answers answers, Tables tables) {
        tables.makeHistory(size.history());
        say(String.format(Locale.ROOT, "there is a history of %,d deployments:", size.history()));
        List<Events.Drained> without = new ArrayList<>();
        List<Events.Drained> with = new ArrayList<>();
        List<Double> listWithout = new ArrayList<>();
        List<Double> listWith = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            without.add(events.messages(enough));
            listWithout.addAll(answers.list(size.samples()));
            tables.swap();
            with.add(events.messages(enough));
            listWith.addAll(answers.list(size.samples()));
            tables.swap();
        }
        tables.swap();
        without.forEach(drained -> tell(drained.line("a comment, without it")));
        with.forEach(drained -> tell(drained.line("a comment, with it")));
        Quantiles before = Quantiles.of(listWithout);
        Quantiles after = Quantiles.of(listWith);
        tell(Quantiles.head());
        tell(before.line("  list → its answer, without it"));
        tell(after.line("  list → its answer, with it"));
        goals.add(Goal.atMost(
                "CPU per event with the history, of that without", 100 * micros(with) / micros(without), 110, "%"));
        goals.add(Goal.atMost(
                "time per event with the history, of that without",
                100 * perSecond(without) / perSecond(with),
                110,
                "%"));
        goals.add(Goal.atMost("list with the history, p99", after.p99(), 50, "ms"));
    }

    private void say(String words) {
        tell(String.format(
                Locale.ROOT, "%4d s  %s", Duration.between(began, Instant.now()).toSeconds(), words));
    }

    private void tell(String line) {
        out.println(line);
    }
}

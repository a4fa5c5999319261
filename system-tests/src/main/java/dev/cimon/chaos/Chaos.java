package dev.cimon.chaos;

import dev.cimon.process.Deployed;
import dev.cimon.process.Replica;
import dev.cimon.process.Service;
import dev.cimon.story.Tape;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Kills everything, one after the other, while deployments are asked for, and counts at the simulated providers what
 * came of them. It starts a system of its own on free ports, with two replicas of the engine and of the notifier.
 */
public final class Chaos {

    private static final int USUAL_DEPLOYMENTS = 300;
    private static final int MOST_PASSING = 12;
    private static final int MOST_FAILING = 5;
    private static final Duration LAST_CHANCE = Duration.ofMinutes(2);

    private final Deployed system;
    private final int deployments;
    private final long seed;
    private final Pace pace;
    private final PrintStream out;
    private final Instant began;

    private Chaos(Deployed system, int deployments, long seed, PrintStream out, Instant began) {
        this.system = system;
        this.deployments = deployments;
        this.seed = seed;
        this.pace = Pace.of(deployments);
        this.out = out;
        this.began = began;
    }

    /** @param arguments the folder of the repository, a folder for data and logs, how many deployments, the seed */
    public static void main(String[] arguments) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        int deployments = arguments.length > 2 ? Integer.parseInt(arguments[2]) : USUAL_DEPLOYMENTS;
        long seed = arguments.length > 3
                ? Long.parseLong(arguments[3])
                : Instant.now().toEpochMilli() % 1_000_000;
        System.exit(run(Path.of(arguments[0]), Path.of(arguments[1]), deployments, seed, out) ? 0 : 1);
    }

    /**
     * Goes through all of it and prints what was found.
     *
     * @param root the folder of the repository, with everything built
     * @param folder for data and logs
     * @param seed gives the same troubles and the same traffic again
     * @return whether nothing was lost, done twice, stuck or shown otherwise than it is
     */
    public static boolean run(Path root, Path folder, int deployments, long seed, PrintStream out) {
        out.println("Chaos: " + deployments + " deployments, seed " + seed + ", logs and data in " + folder);
        Instant began = Instant.now();
        boolean clean;
        try (Deployed system = Deployed.start(root, folder, Map.of(Service.GITHUB_GATEWAY, App.environment()))) {
            clean = new Chaos(system, deployments, seed, out, began).run();
        }
        if (clean) {
            Deployed.deleteData(folder);
        }
        return clean;
    }

    private boolean run() {
        Replica engine = system.add(Service.WORKFLOW_ENGINE);
        Replica notifier = system.add(Service.NOTIFIER);
        engine.awaitReady();
        notifier.awaitReady();
        int passing = Math.clamp(deployments / 10, 3, MOST_PASSING);
        int failing = Math.clamp(deployments / 60, 1, MOST_FAILING);
        try (Trial trial = Trial.prepare(system, passing, passing / 3, failing, seed)) {
            return run(trial, engine, notifier);
        }
    }

    private boolean run(Trial trial, Replica engine, Replica notifier) {
        trial.expectEveryDelivery();
        say("everything runs, twice where it can; " + trial.repositories() + " repositories are set up");

        Troubles troubles = new Troubles(system, pace);
        List<Trouble> all = troubles.all(engine, notifier);
        Ordeal ordeal = new Ordeal(this::say);
        troubles.misbehave();
        CompletableFuture<Void> asking = CompletableFuture.runAsync(
                () -> trial.ask(deployments, Ordeal.length(all, pace.between())),
                task -> Thread.ofVirtual().start(task));
        ordeal.endure(all, seed, pace.between());
        List<String> gone = ordeal.awaitAll();
        gone.forEach(this::say);
        asking.join();
        troubles.behave();
        say("all troubles are over; waiting until everything has come to its end");
        return judge(trial, ordeal) && gone.isEmpty();
    }

    /** Looks until everything is as it should be and stays so, or until the time is up. */
    private boolean judge(Trial trial, Ordeal ordeal) {
        try (Tape tape = Trial.tape(system.brokers())) {
            Duration limit = pace.limit().minus(Duration.between(began, Instant.now()));
            Verdict verdict = trial.judge(tape, limit.compareTo(LAST_CHANCE) < 0 ? LAST_CHANCE : limit);
            say(verdict.clean() ? "everything has come to its end" : "the time is up");
            Report report = new Report(out);
            report.recovery(ordeal.overcome(), tape.read());
            report.verdict(verdict, Healed.count(tape.read()), Report.unanswered(system.sandbox()));
            return verdict.clean();
        }
    }

    private void say(String words) {
        out.printf("%4d s  %s%n", Duration.between(began, Instant.now()).toSeconds(), words);
    }
}

package dev.cimon.pressure;

import dev.cimon.chaos.Trial;
import dev.cimon.chaos.Waiting;
import dev.cimon.process.Deployed;
import dev.cimon.process.Replica;
import dev.cimon.process.Service;
import dev.cimon.story.Tape;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Replicas of the engine and the notifier come and go, in peace and by force, while deployments are asked for. */
final class Rebalance implements Scenario {

    private static final int REPOSITORIES = 6;
    private static final Duration BETWEEN_DEPLOYMENTS = Duration.ofMillis(500);
    private static final Duration CALM = Duration.ofSeconds(12);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(45);
    private static final Duration JUDGED = Duration.ofMinutes(4);

    /** @param name what changes */
    private record Change(String name, Runnable change) {}

    private record Changed(String name, Instant at) {}

    private volatile boolean asking;

    @Override
    public void play(Stage stage, Account account) {
        try (Deployed system = stage.start()) {
            Trial trial = Trial.prepare(system, REPOSITORIES, 0, 1);
            asking = true;
            CompletableFuture<Integer> traffic = CompletableFuture.supplyAsync(
                    () -> ask(trial), task -> Thread.ofVirtual().start(task));
            List<Changed> changed = new ArrayList<>();
            changed.add(new Changed("one of each", Instant.now()));
            Waiting.pass(CALM);
            for (Change change : changes(system)) {
                stage.say(change.name());
                changed.add(new Changed(change.name(), Instant.now()));
                change.change().run();
                Waiting.pass(CALM);
            }
            asking = false;
            account.tell("pull requests opened meanwhile", Integer.toString(traffic.join()));
            changed.add(new Changed("", Instant.now()));
            stage.say("waiting until everything has come to its end");
            try (Tape tape = Trial.tape(system.brokers())) {
                var verdict = trial.judge(tape, JUDGED);
                pauses(account, changed, new Tale(tape.read()));
                account.judge(verdict);
            }
        }
    }

    private int ask(Trial trial) {
        List<String> repositories = trial.passing();
        int opened = 0;
        while (asking) {
            trial.open(repositories.get(opened % repositories.size()), "rebalance-" + opened);
            opened++;
            Waiting.pass(BETWEEN_DEPLOYMENTS);
        }
        return opened;
    }

    private static List<Change> changes(Deployed system) {
        List<Replica> more = new ArrayList<>();
        return List.of(
                new Change("a second workflow-engine joins", () -> more.add(joined(system, Service.WORKFLOW_ENGINE))),
                new Change("a second notifier joins", () -> more.add(joined(system, Service.NOTIFIER))),
                new Change("a workflow-engine leaves (SIGTERM)", () -> left(system.replica(Service.WORKFLOW_ENGINE))),
                new Change("a notifier leaves (SIGTERM)", () -> left(system.replica(Service.NOTIFIER))),
                new Change("both join again", () -> {
                    again(system.replica(Service.WORKFLOW_ENGINE));
                    again(system.replica(Service.NOTIFIER));
                }),
                new Change(
                        "a workflow-engine is killed (-9)",
                        () -> more.getFirst().kill()),
                new Change("a notifier is killed (-9)", () -> more.getLast().kill()),
                new Change("both join again, at once", () -> {
                    more.forEach(Replica::startAgain);
                    more.forEach(Replica::awaitReady);
                }));
    }

    private static Replica joined(Deployed system, Service service) {
        Replica replica = system.add(service);
        replica.awaitReady();
        return replica;
    }

    private static void left(Replica replica) {
        replica.stop();
        replica.awaitEnd();
    }

    private static void again(Replica replica) {
        replica.startAgain();
        replica.awaitReady();
    }

    /** The longest that something waited which was asked for between a change and the next. */
    private static void pauses(Account account, List<Changed> changed, Tale tale) {
        for (int i = 0; i + 1 < changed.size(); i++) {
            Instant from = changed.get(i).at();
            Instant to = changed.get(i + 1).at();
            Latencies decisions = tale.decisions(from, to);
            Latencies shown = tale.shown(from, to);
            account.tell(changed.get(i).name(), "");
            pause(account, "  event → decision, p50 / p99 / max", decisions);
            pause(account, "  wanted → shown in Slack, p50 / p99 / max", shown);
        }
    }

    private static void pause(Account account, String what, Latencies latencies) {
        account.hold(
                what,
                latencies.told(),
                "at most " + LONGEST_PAUSE.toSeconds() + " s",
                latencies.longest().compareTo(LONGEST_PAUSE) <= 0);
    }
}

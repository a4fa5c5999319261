package dev.cimon.pressure;

import dev.cimon.chaos.Trial;
import dev.cimon.process.Deployed;
import dev.cimon.story.Tape;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The disk of the only broker is full for a while: nobody is told yes meanwhile, and nobody who was is forgotten. */
final class FullDisk implements Scenario {

    private static final int MEGABYTES = 192;
    private static final int REPOSITORIES = 4;
    private static final int DEPLOYMENTS = 30;
    private static final int WEBHOOKS = 300;
    private static final Duration EACH = Duration.ofSeconds(30);
    private static final Duration DRAINED = Duration.ofMinutes(5);
    private static final Duration JUDGED = Duration.ofMinutes(3);

    @Override
    public void play(Stage stage, Account account) {
        Path folder = stage.folder().resolve("broker");
        Optional<SmallDisk> mounted = SmallDisk.mount(folder.resolve("data"), MEGABYTES);
        if (mounted.isEmpty()) {
            account.tell("skipped", "not possible");
            stage.say("skipped: a small disk takes Linux and root, or user namespaces for everybody (unshare -Urm)");
            return;
        }
        try (SmallDisk disk = mounted.get();
                Broker broker = Broker.start(disk, stage.root(), folder);
                Deployed system = Deployed.prepare(stage.root(), stage.folder())) {
            system.tellServices(Deployed.BROKERS, broker.brokers());
            system.startAll();
            play(stage, account, system, disk, broker);
        }
    }

    private static void play(Stage stage, Account account, Deployed system, SmallDisk disk, Broker broker) {
        Trial trial = Trial.prepare(system, REPOSITORIES, 1, 1);
        Flood flood = new Flood(system, trial.passing().getFirst(), "#team-0");
        stage.say("deployments, with room");
        trial.ask(DEPLOYMENTS, EACH);
        flood.send(WEBHOOKS);

        stage.say("the disk of the broker is full");
        Instant full = Instant.now();
        disk.fill();
        CompletableFuture<Void> webhooks = CompletableFuture.runAsync(
                () -> flood.send(WEBHOOKS), task -> Thread.ofVirtual().start(task));
        trial.ask(DEPLOYMENTS, EACH);
        int taken = flood.taken();
        disk.makeRoom();
        Instant room = Instant.now();
        stage.say("there is room again; the broker has died " + broker.deaths() + " times");
        webhooks.join();
        Duration accepting = Duration.between(room, Instant.now());
        Drain drain = new Drain(system.brokers(), trial);
        Optional<Duration> drained = drain.await(DRAINED);

        account.tell("the disk was full for", Account.seconds(Duration.between(full, room)));
        account.tell("  the broker died", broker.deaths() + " times");
        account.tell("  webhooks put off (503 or a sentence)", Integer.toString(flood.putOff()));
        account.tell("  webhooks taken before there was room, of " + 2 * WEBHOOKS, Integer.toString(taken));
        account.tell("with room again: all webhooks taken after", Account.seconds(accepting));
        account.hold(
                "  everything done after another",
                drained.map(Account::seconds).orElse("–"),
                "at most " + DRAINED.toMinutes() + " min",
                drained.isPresent());
        account.hold("webhooks taken", Integer.toString(flood.taken()), "600", flood.taken() == 2 * WEBHOOKS);
        try (Tape tape = Trial.tape(system.brokers())) {
            account.judge(trial.judge(tape, JUDGED));
            account.none("webhooks answered otherwise", flood.refused());
            account.none("  taken, and on no topic", flood.lost(tape.read()));
            account.none("  on the topics twice", flood.twice(tape.read()));
            account.none("  commands not answered exactly once in Slack", flood.unanswered());
        }
    }
}

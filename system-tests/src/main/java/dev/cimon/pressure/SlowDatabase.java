package dev.cimon.pressure;

import dev.cimon.chaos.Trial;
import dev.cimon.process.Deployed;
import dev.cimon.story.Tape;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Whatever PostgreSQL answers arrives late for a minute: everything takes longer, and nothing is lost. */
final class SlowDatabase implements Scenario {

    private static final Duration DELAY = Duration.ofMillis(300);
    private static final int REPOSITORIES = 4;
    private static final int DEPLOYMENTS = 40;
    private static final Duration EACH = Duration.ofSeconds(60);
    private static final Duration DRAINED = Duration.ofMinutes(5);
    private static final Duration JUDGED = Duration.ofMinutes(3);

    @Override
    public void play(Stage stage, Account account) {
        Deployed prepared = Deployed.prepare(stage.root(), stage.folder());
        int postgres = URI.create(prepared.database()).getPort();
        try (SlowPath path = new SlowPath(postgres);
                Deployed system = prepared) {
            system.tellServices(Deployed.DATABASE, Deployed.database(path.port()));
            system.startAll();
            Trial trial = Trial.prepare(system, REPOSITORIES, 1, 1);
            stage.say("deployments, PostgreSQL as fast as it is");
            Instant began = Instant.now();
            trial.ask(DEPLOYMENTS / 2, EACH.dividedBy(2));

            stage.say("deployments, while each answer of PostgreSQL arrives " + DELAY.toMillis() + " ms late");
            path.delay(DELAY);
            Instant slow = Instant.now();
            trial.ask(DEPLOYMENTS, EACH);
            List<String> left = trial.undone();
            path.delay(Duration.ZERO);
            Instant fast = Instant.now();
            stage.say("PostgreSQL is as fast as before");
            Drain drain = new Drain(system.brokers(), trial);
            String drained = drain.await(DRAINED).map(Account::seconds).orElse("–");

            account.tell("each answer of PostgreSQL arrives later by", DELAY.toMillis() + " ms");
            try (Tape tape = Trial.tape(system.brokers())) {
                Tale tale = new Tale(tape.read());
                account.tell(
                        "event → decision, p50 / p99 / max, before",
                        tale.decisions(began, slow).told());
                account.tell("  while it is slow", tale.decisions(slow, fast).told());
                account.tell("undone when it was fast again", Integer.toString(left.size()));
                account.hold(
                        "  done after another",
                        drained,
                        "at most " + DRAINED.toMinutes() + " min",
                        !drained.equals("–"));
                account.judge(trial.judge(tape, JUDGED));
            }
        }
    }
}

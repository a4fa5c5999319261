package dev.cimon.pressure;

import dev.cimon.chaos.Trial;
import dev.cimon.process.Deployed;
import dev.cimon.process.Service;
import dev.cimon.story.Tape;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Far more webhooks at once than anybody works off: all are accepted once, and memory stays flat. */
final class Burst implements Scenario {

    private static final int FIRST = 2_000;
    private static final double FLAT = 1.25;
    private static final int DEPLOYMENTS = 3;
    private static final Duration DRAINED = Duration.ofMinutes(10);
    private static final Duration JUDGED = Duration.ofMinutes(2);
    private static final String CHANNEL = "#team-0";

    private final int webhooks;

    Burst(int webhooks) {
        this.webhooks = webhooks;
    }

    @Override
    public void play(Stage stage, Account account) {
        try (Deployed system = stage.start()) {
            Trial trial = Trial.prepare(system, 1, 0, 1);
            String repository = trial.passing().getFirst();
            Flood flood = new Flood(system, repository, CHANNEL);
            Drain drain = new Drain(system.brokers(), trial);
            Memory memory = new Memory(system);
            try (Peak peak = new Peak(memory)) {
                Map<Service, Long> idle = memory.live();
                Map<Service, Long> first = part(stage, account, flood, drain, memory, FIRST);
                Map<Service, Long> last = part(stage, account, flood, drain, memory, webhooks - FIRST);
                held(account, idle, first, last, peak.most());
            }

            stage.say("a deployment as on any other day");
            for (int i = 0; i < DEPLOYMENTS; i++) {
                trial.open(repository, "after-the-burst-" + i);
            }
            try (Tape tape = Trial.tape(system.brokers())) {
                account.judge(trial.judge(tape, JUDGED));
                counted(account, flood, tape.read());
            }
        }
    }

    /** Sends so many, waits until they are worked off, and answers what is left in the heaps. */
    private static Map<Service, Long> part(
            Stage stage, Account account, Flood flood, Drain drain, Memory memory, int webhooks) {
        stage.say(webhooks + " webhooks");
        Duration sending = flood.send(webhooks);
        account.tell(
                "webhooks per second, of " + webhooks,
                String.format(Locale.ROOT, "%.0f", webhooks * 1000.0 / Math.max(1, sending.toMillis())));
        stage.say("answered after " + Account.seconds(sending) + "; waiting until they are worked off");
        Optional<Duration> drained = drain.await(DRAINED);
        account.tell(
                "  answered / worked off after another",
                Account.seconds(sending) + " / " + drained.map(Account::seconds).orElse("–"));
        account.none("  left to be done", drained.isPresent() ? List.of() : drain.left());
        return memory.live();
    }

    private static void held(
            Account account,
            Map<Service, Long> idle,
            Map<Service, Long> first,
            Map<Service, Long> last,
            Map<Service, Long> peak) {
        for (Service service : Service.all()) {
            long flat = first.getOrDefault(service, 0L);
            long end = last.getOrDefault(service, 0L);
            double factor = (double) end / flat;
            account.tell(
                    service.module() + ": heap before, after " + FIRST,
                    megabytes(idle.getOrDefault(service, 0L)) + ", " + megabytes(flat));
            account.hold(
                    "  heap at the end, of that after " + FIRST,
                    String.format(Locale.ROOT, "%s, %.2f", megabytes(end), factor),
                    "at most " + FLAT,
                    factor <= FLAT);
            account.tell("  most in RAM meanwhile", megabytes(peak.getOrDefault(service, 0L)));
        }
    }

    private void counted(Account account, Flood flood, List<Tape.Entry> entries) {
        account.hold(
                "webhooks taken, of " + webhooks,
                Integer.toString(flood.taken()),
                Integer.toString(webhooks),
                flood.taken() == webhooks);
        account.tell("  of these put off at first (503 or a sentence)", Integer.toString(flood.putOff()));
        account.none("  answered otherwise", flood.refused());
        account.none("  taken, and on no topic", flood.lost(entries));
        account.none("  on the topics twice", flood.twice(entries));
        account.none("  commands not answered exactly once in Slack", flood.unanswered());
        account.none("  pull requests that do not show their last change", flood.untrue(CHANNEL));
    }

    private static String megabytes(long kilobytes) {
        return String.format(Locale.ROOT, "%.0f MB", kilobytes / 1024.0);
    }
}

package dev.cimon.pressure;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cimon.chaos.Trial;
import dev.cimon.chaos.Waiting;
import dev.cimon.process.Deployed;
import dev.cimon.story.ControlApi;
import dev.cimon.story.Tape;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * GitHub hangs for one repository and CircleCI for another, with more deployments in each than the engine does anything
 * at once; those of the other repositories are not delayed.
 */
final class Hanging implements Scenario {

    private static final int REPOSITORIES = 6;
    private static final int HANGING_EACH = 50;
    private static final int SAMPLES = 60;
    private static final Duration BETWEEN = Duration.ofMillis(400);
    private static final Duration ARRIVED = Duration.ofMinutes(3);
    private static final Duration JUDGED = Duration.ofMinutes(5);

    /** Below this a ratio says nothing. */
    private static final double NOTICEABLE_MILLIS = 250;

    private static final double MEDIAN_BOUND = 2;
    private static final double SLOWEST_BOUND = 4;

    @Override
    public void play(Stage stage, Account account) {
        try (Deployed system = stage.start()) {
            ControlApi sandbox = system.sandbox();
            Trial trial = Trial.prepare(system, REPOSITORIES, 0, 1);
            List<String> all = trial.passing();
            List<String> others = all.subList(2, all.size());
            Samples samples = new Samples(sandbox, trial);
            samples.take(others, "warm-up", SAMPLES / 4);

            stage.say("deployments in " + others.size() + " repositories");
            List<String> without = samples.take(others, "without", SAMPLES);
            stage.say("the same, while GitHub hangs for " + all.get(0) + " and CircleCI for " + all.get(1));
            sandbox.fault("github", hanging(sandbox, all.get(0)));
            sandbox.fault("circleci", hanging(sandbox, all.get(1)));
            for (int i = 0; i < HANGING_EACH; i++) {
                trial.open(all.get(0), "hangs-at-github-" + i);
                trial.open(all.get(1), "hangs-at-circleci-" + i);
            }
            List<String> with = samples.take(others, "with", SAMPLES);
            compare(account, samples, without, with);

            stage.say("both answer again");
            sandbox.fault("github", sandbox.object());
            sandbox.fault("circleci", sandbox.object());
            try (Tape tape = Trial.tape(system.brokers())) {
                account.judge(trial.judge(tape, JUDGED));
            }
        }
    }

    /** For longer than anybody waits. */
    private static ObjectNode hanging(ControlApi sandbox, String repository) {
        return sandbox.object().put("latency", "PT1H").put("only", "/" + repository);
    }

    private static void compare(Account account, Samples samples, List<String> without, List<String> with) {
        Latencies calm = samples.latencies(without);
        Latencies disturbed = samples.latencies(with);
        account.tell("p50 / p99 / max until triggered, nothing hanging", calm.told());
        account.tell("  the same, " + 2 * HANGING_EACH + " deployments hanging elsewhere", disturbed.told());
        account.hold(
                "  not triggered within " + ARRIVED.toMinutes() + " minutes",
                Integer.toString(without.size() + with.size() - calm.count() - disturbed.count()),
                "0",
                without.size() == calm.count() && with.size() == disturbed.count());
        ratio(account, "p50", MEDIAN_BOUND, calm.millis(0.5), disturbed.millis(0.5));
        ratio(account, "p99", SLOWEST_BOUND, calm.millis(0.99), disturbed.millis(0.99));
    }

    private static void ratio(Account account, String name, double bound, double calm, double disturbed) {
        double ratio = disturbed / Math.max(calm, NOTICEABLE_MILLIS);
        account.hold(
                "  " + name + ", of that without (or of 250 ms)",
                String.format(Locale.ROOT, "%.2f", ratio),
                "at most " + bound,
                ratio <= bound);
    }

    /** Pull requests, and when CircleCI was asked to run the pipeline of each. */
    private static final class Samples {

        private static final Pattern REVISION = Pattern.compile("\"revision\":\"([0-9a-f]{40})\"");

        private final ControlApi sandbox;
        private final Trial trial;
        private final Map<String, Instant> opened = new LinkedHashMap<>();

        Samples(ControlApi sandbox, Trial trial) {
            this.sandbox = sandbox;
            this.trial = trial;
        }

        /** Opens so many, one after the other; answers their revisions once CircleCI was asked for each of them. */
        List<String> take(List<String> repositories, String name, int count) {
            List<String> revisions = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Instant now = Instant.now();
                String revision = trial.open(repositories.get(i % repositories.size()), name + "-" + i);
                opened.put(revision, now);
                revisions.add(revision);
                Waiting.pass(BETWEEN);
            }
            Waiting.within(
                    ARRIVED,
                    () -> Optional.of(true).filter(_ -> triggered().keySet().containsAll(revisions)));
            return revisions;
        }

        Latencies latencies(List<String> revisions) {
            Map<String, Instant> triggered = triggered();
            return Latencies.of(revisions.stream()
                    .flatMap(revision -> Stream.ofNullable(triggered.get(revision))
                            .map(at -> Duration.between(opened.getOrDefault(revision, at), at)))
                    .toList());
        }

        private Map<String, Instant> triggered() {
            Map<String, Instant> triggered = new HashMap<>();
            for (JsonNode call : sandbox.calls("circleci", "POST", "/pipeline")) {
                Matcher revision = REVISION.matcher(call.path("body").asText());
                if (revision.find()) {
                    triggered.putIfAbsent(
                            revision.group(1), Instant.parse(call.path("at").asText()));
                }
            }
            return triggered;
        }
    }
}

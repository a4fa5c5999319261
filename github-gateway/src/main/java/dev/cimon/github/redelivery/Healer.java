package dev.cimon.github.redelivery;

import dev.cimon.metric.Meters;
import dev.cimon.metric.Metric;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * Looks every few minutes for deliveries that nobody took and asks GitHub for them once more. GitHub keeps them for
 * three days. Several replicas may ask for the same one: its id is that of the event, which acts once.
 */
public final class Healer {

    private static final Logger LOG = Logger.getLogger(Healer.class);
    private static final Duration KEPT = Duration.ofDays(3);
    /** An attempt is listed when it is over, under the time when it began. */
    private static final Duration OVERLAP = Duration.ofMinutes(10);

    private static final Duration LONGEST_FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration STOPPING = Duration.ofSeconds(2);
    /** So that new losses are seen while many old ones are healed. */
    private static final int MOST_PER_PASS = 100;

    private final AppApi api;
    private final Rhythm rhythm;
    private final Receiver receiver;
    private final Clock clock;
    private final Meters meters;
    private final Deque<Attempt> untold = new ArrayDeque<>();
    private final Attempts attempts = new Attempts();
    private final Requests requests;
    private final Thread thread = Thread.ofVirtual().name("delivery-healer").unstarted(this::healUntilStopped);
    private Instant known = Instant.EPOCH;
    private String problem = "";

    /**
     * How fast it works.
     *
     * @param every the time between two looks at GitHub's list
     * @param betweenCalls the time between two requests for a delivery
     */
    public record Rhythm(Duration every, Duration betweenCalls) {

        /** @throws IllegalArgumentException if it would not pause */
        public Rhythm {
            if (!every.isPositive()) {
                throw new IllegalArgumentException("GITHUB_HEAL_EVERY is not a time span, such as 3m");
            }
        }

        /** With the second between changing calls that GitHub asks for. */
        public static Rhythm of(Duration every) {
            return new Rhythm(every, Duration.ofSeconds(1));
        }
    }

    /** Does nothing until it is started. */
    public Healer(URI apiUrl, GitHubApp app, Rhythm rhythm, Receiver receiver, Clock clock, Meters meters) {
        this.api = new AppApi(apiUrl, app, clock);
        this.rhythm = rhythm;
        this.receiver = receiver;
        this.clock = clock;
        this.requests = new Requests(rhythm.every().multipliedBy(2));
        this.meters = meters;
        meters.expect(Metric.DELIVERIES_FAILED);
    }

    public void start() {
        thread.start();
    }

    /** Returns within two seconds. */
    public void stop() throws InterruptedException {
        thread.interrupt();
        if (thread.isAlive() && !thread.join(STOPPING)) {
            LOG.warn("the search for missed deliveries does not stop");
        }
        api.close();
    }

    private void healUntilStopped() {
        Duration most = rhythm.every();
        try {
            pause(most.compareTo(LONGEST_FIRST_PAUSE) < 0 ? most : LONGEST_FIRST_PAUSE);
            while (!Thread.currentThread().isInterrupted()) {
                pause(tryPass());
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private Duration tryPass() throws InterruptedException {
        try {
            return pass();
        } catch (RuntimeException defect) {
            LOG.error("missed deliveries could not be looked for", defect);
            return rhythm.every();
        }
    }

    /** Looks once and asks for what is missing. Returns how long to wait before the next time. */
    Duration pass() throws InterruptedException {
        if (!receiver.ready()) {
            return rhythm.every();
        }
        try {
            learn();
            tryTellWhatCame();
            boolean all = askForMissed();
            say("");
            return all ? rhythm.every() : rhythm.betweenCalls();
        } catch (CallFailed failure) {
            say(String.valueOf(failure.getMessage()));
            return failure.after()
                    .filter(wait -> wait.compareTo(rhythm.every()) > 0)
                    .orElse(rhythm.every());
        }
    }

    private void learn() throws CallFailed, InterruptedException {
        Instant now = clock.instant();
        Instant horizon = now.minus(KEPT);
        api.attemptsSince(known.isAfter(horizon) ? known : horizon, attempts::add);
        known = now.minus(OVERLAP);
        attempts.forgetSentBefore(horizon);
        requests.outcomes(attempts).forEach(this::count);
    }

    private void count(Attempt outcome) {
        if (outcome.succeeded()) {
            untold.add(outcome);
        } else {
            meters.count(Metric.DELIVERIES_FAILED);
            LOG.warnf(
                    "missed delivery failed again deliveryId=%s eventType=%s statusCode=%d",
                    outcome.guid(), outcome.event(), outcome.statusCode());
        }
    }

    /** What cannot be told now is told in the next pass, and is no reason not to ask for the others. */
    private void tryTellWhatCame() throws InterruptedException {
        try {
            for (Attempt next = untold.peek(); next != null && receiver.healed(taken(next)); next = untold.peek()) {
                untold.remove();
            }
        } catch (CallFailed failure) {
            LOG.debugf("%d deliveries that came are told later: %s", untold.size(), failure.getMessage());
        }
    }

    private Receiver.Taken taken(Attempt attempt) throws CallFailed, InterruptedException {
        return new Receiver.Taken(
                attempt.guid(),
                attempt.event(),
                attempt.deliveredAt(),
                repositoryOf(attempt).orElse(null),
                attempt.installationId());
    }

    private Optional<String> repositoryOf(Attempt attempt) throws CallFailed, InterruptedException {
        try {
            return api.repositoryOf(attempt);
        } catch (CallFailed failure) {
            if (failure.onlyThisOne()) {
                return Optional.empty();
            }
            throw failure;
        }
    }

    /** Returns whether that were all. */
    private boolean askForMissed() throws CallFailed, InterruptedException {
        Instant now = clock.instant();
        List<Attempt> due = attempts.missed().stream()
                .filter(missed -> receiver.reads(missed.event()) && requests.due(missed, now))
                .toList();
        for (Attempt missed : due.subList(0, Math.min(due.size(), MOST_PER_PASS))) {
            requests.asked(missed, clock.instant());
            ask(missed);
            Thread.sleep(rhythm.betweenCalls());
        }
        return due.size() <= MOST_PER_PASS;
    }

    private void ask(Attempt missed) throws CallFailed, InterruptedException {
        try {
            api.askAgain(missed);
            LOG.infof("missed delivery asked for deliveryId=%s eventType=%s", missed.guid(), missed.event());
        } catch (CallFailed failure) {
            meters.count(Metric.DELIVERIES_FAILED);
            if (!failure.onlyThisOne()) {
                throw failure;
            }
            LOG.warnf(
                    "missed delivery not to be had deliveryId=%s eventType=%s cause=%s",
                    missed.guid(), missed.event(), failure.getMessage());
        }
    }

    /** Speaks when it has something new to say; an empty sentence means that all is well. */
    private void say(String sentence) {
        if (!sentence.equals(problem)) {
            if (sentence.isEmpty()) {
                LOG.info("missed deliveries are healed again");
            } else {
                LOG.warnf("missed deliveries wait: %s; tried again in some minutes", sentence);
            }
            problem = sentence;
        }
    }

    /** Up to a quarter longer, so that replicas do not go in step. */
    private static void pause(Duration duration) throws InterruptedException {
        Thread.sleep(duration.plus(
                duration.multipliedBy(ThreadLocalRandom.current().nextInt(1000)).dividedBy(4000)));
    }
}

package dev.cimon.notifier.answer;

import dev.cimon.events.EventEnvelope;
import dev.cimon.events.slack.AnswerFailed;
import dev.cimon.events.slack.AnswerGiven;
import dev.cimon.events.slack.AnswerPerson;
import dev.cimon.metric.Meters;
import dev.cimon.metric.Metric;
import dev.cimon.notifier.render.Drawing;
import dev.cimon.notifier.slack.Outcome;
import dev.cimon.notifier.slack.Outcome.Done;
import dev.cimon.notifier.slack.Outcome.Refused;
import dev.cimon.notifier.slack.Outcome.RetryLater;
import dev.cimon.notifier.slack.Outcome.Unknown;
import dev.cimon.notifier.slack.ResponseClient;
import dev.cimon.notifier.work.Backoff;
import dev.cimon.notifier.work.Crew;
import dev.cimon.trace.Traces;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/** Gives answers. Slack offers no way to ask whether one arrived: after an unknown outcome it is given again. */
@ApplicationScoped
public class Answerer {

    private static final Logger LOG = Logger.getLogger(Answerer.class);
    private static final int CALLS_AT_A_TIME = 16;

    private final Answers answers;
    private final ResponseClient client;
    private final Backoff backoff;
    private final InstantSource clock;
    private final Meters meters;
    private final Traces traces;
    private final Crew<AnswerClaim> crew;

    Answerer(
            Answers answers,
            ResponseClient client,
            Backoff backoff,
            InstantSource clock,
            Meters meters,
            Traces traces) {
        this.traces = traces;
        this.answers = answers;
        this.client = client;
        this.backoff = backoff;
        this.clock = clock;
        this.meters = meters;
        this.crew = new Crew<>("answerer", CALLS_AT_A_TIME, answers::claim, this::answer);
    }

    /** Notes the answer in the caller's transaction; call {@link #wake()} after it. */
    public Uni<Void> accept(EventEnvelope<?> envelope, AnswerPerson answer) {
        return answers.give(envelope, answer);
    }

    /** There is a new answer to give. */
    public void wake() {
        crew.wake();
    }

    void onStart(@Observes StartupEvent started) {
        crew.start();
    }

    void onStop(@Observes ShutdownEvent stopping) {
        crew.stop();
    }

    @Scheduled(every = "1h", delayed = "1m")
    @RunOnVirtualThread
    void forgetOldAnswers() {
        LOG.debugf("forgot %d old answers", answers.forgetOld());
    }

    private void answer(AnswerClaim claim) {
        if (claim.expired()) {
            fail(claim, "expired");
            return;
        }
        Outcome<Boolean> outcome = switch (claim.content().draw()) {
            case Done<Drawing>(Drawing drawing) ->
                traces.step(
                        "answer person",
                        claim.traceparent(),
                        () -> client.answer(claim.responseUrl(), claim.replaceOriginal(), drawing));
            case Outcome<Drawing> notDrawn -> notDrawn.map(_ -> true);
        };
        switch (outcome) {
            case Done<Boolean> _ -> given(claim);
            case Refused<Boolean>(String code) -> fail(claim, code);
            case RetryLater<Boolean>(Duration after, String why) -> retry(claim, after, why);
            case Unknown<Boolean>(String why) -> retry(claim, backoff.after(claim.attempts()), why);
        }
    }

    private void given(AnswerClaim claim) {
        meters.time(Metric.NOTIFIER_DELAY, Duration.between(claim.askedAt(), clock.instant()), "answer");
        answers.isDone(claim, "given", new AnswerGiven(claim.answerId(), claim.channel()));
    }

    private void fail(AnswerClaim claim, String reason) {
        LOG.warnf("%s cannot be given: %s", claim, reason);
        answers.isDone(claim, "failed", new AnswerFailed(claim.answerId(), claim.channel(), reason));
    }

    private void retry(AnswerClaim claim, Duration delay, String why) {
        LOG.infof("%s is given again: %s", claim, why);
        answers.waits(claim, delay);
        crew.wakeAfter(delay);
    }
}

package dev.cimon.notifier.modal;

import dev.cimon.events.EventEnvelope;
import dev.cimon.events.slack.OpenModal;
import dev.cimon.metric.Meters;
import dev.cimon.metric.Metric;
import dev.cimon.notifier.render.ModalView;
import dev.cimon.notifier.slack.Outcome;
import dev.cimon.notifier.slack.Outcome.Done;
import dev.cimon.notifier.slack.Outcome.Refused;
import dev.cimon.notifier.slack.Outcome.RetryLater;
import dev.cimon.notifier.slack.Outcome.Unknown;
import dev.cimon.notifier.slack.SlackClient;
import dev.cimon.notifier.slack.SlackSettings;
import io.quarkus.virtual.threads.VirtualThreads;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import org.jboss.logging.Logger;

/**
 * Opens a modal at once, while the database notes that it was tried: the trigger is good for some seconds, and Slack
 * itself sees to it that it opens one modal only. Whoever cannot be shown the modal reads why.
 */
@ApplicationScoped
class ModalOpener {

    private static final Logger LOG = Logger.getLogger(ModalOpener.class);

    private static final Duration PAUSE = Duration.ofMillis(200);

    private final Duration lifetime;
    private final SlackClient slack;
    private final Modals modals;
    private final InstantSource clock;
    private final ExecutorService virtualThreads;
    private final Meters meters;

    ModalOpener(
            SlackSettings settings,
            SlackClient slack,
            Modals modals,
            InstantSource clock,
            @VirtualThreads ExecutorService virtualThreads,
            Meters meters) {
        this.lifetime = settings.triggerLifetime();
        this.slack = slack;
        this.modals = modals;
        this.clock = clock;
        this.virtualThreads = virtualThreads;
        this.meters = meters;
    }

    /** Returns when it is settled whether the person has the modal; a modal that was settled before changes nothing. */
    void open(EventEnvelope<?> envelope, OpenModal command) {
        Instant end = envelope.time().plus(lifetime);
        boolean late = isOver(end);
        CompletableFuture<Outcome<Boolean>> attempt = late
                ? CompletableFuture.completedFuture(new Refused<>("expired_trigger_id"))
                : CompletableFuture.supplyAsync(() -> ask(command), virtualThreads);
        switch (modals.note(command.modalId())) {
            case NEW -> settle(envelope, command, persist(command, attempt.join(), end, false));
            case TRIED -> settle(envelope, command, persist(command, late ? ask(command) : attempt.join(), end, true));
            case SETTLED -> LOG.debugf("modal %s was settled before", command.modalId());
        }
    }

    /**
     * Asks until there is an answer.
     *
     * @param asked whether an earlier question may have opened the modal without our knowing it
     */
    private Outcome<Boolean> persist(OpenModal command, Outcome<Boolean> answer, Instant end, boolean asked) {
        return switch (answer) {
            case Refused<Boolean>(String code)
            when asked && code.equals(SlackClient.ALREADY_OPENED) -> new Done<>(true);
            case Done<Boolean> _, Refused<Boolean> _ -> answer;
            case RetryLater<Boolean>(Duration after, String _) when isOver(end.minus(after)) -> answer;
            case RetryLater<Boolean>(Duration after, String _) -> {
                pause(after);
                yield persist(command, ask(command), end, asked);
            }
            case Unknown<Boolean> _ when asked && isOver(end) -> answer;
            case Unknown<Boolean> _ -> {
                pause(PAUSE);
                yield persist(command, ask(command), end, true);
            }
        };
    }

    private void settle(EventEnvelope<?> envelope, OpenModal command, Outcome<Boolean> outcome) {
        switch (outcome) {
            case Done<Boolean> _ -> {
                meters.time(Metric.NOTIFIER_DELAY, Duration.between(envelope.time(), clock.instant()), "modal");
                modals.opened(envelope, command);
            }
            case Refused<Boolean>(String code) -> fail(envelope, command, code);
            case RetryLater<Boolean>(Duration _, String why) -> fail(envelope, command, why);
            case Unknown<Boolean>(String why) -> fail(envelope, command, why);
        }
    }

    private void fail(EventEnvelope<?> envelope, OpenModal command, String reason) {
        LOG.warnf("modal %s was not opened: %s", command.modalId(), reason);
        modals.failed(envelope, command, reason);
    }

    private Outcome<Boolean> ask(OpenModal command) {
        String view;
        try {
            view = ModalView.draw(command.modal(), command.callbackId(), command.privateMetadata());
        } catch (RuntimeException e) {
            return new Refused<>("cannot be drawn: " + e.getMessage());
        }
        return slack.open(command.triggerId(), view);
    }

    private boolean isOver(Instant end) {
        return clock.instant().isAfter(end);
    }

    private static void pause(Duration delay) {
        try {
            Thread.sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("stopped while waiting").initCause(e);
        }
    }
}

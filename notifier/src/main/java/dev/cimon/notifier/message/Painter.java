package dev.cimon.notifier.message;

import dev.cimon.events.EventEnvelope;
import dev.cimon.events.slack.ShowMessage;
import dev.cimon.notifier.render.Drawing;
import dev.cimon.notifier.slack.Outcome;
import dev.cimon.notifier.slack.Outcome.Done;
import dev.cimon.notifier.slack.Outcome.Refused;
import dev.cimon.notifier.slack.Outcome.RetryLater;
import dev.cimon.notifier.slack.Outcome.Unknown;
import dev.cimon.notifier.slack.PostedMessage;
import dev.cimon.notifier.slack.SlackClient;
import dev.cimon.notifier.work.Crew;
import dev.cimon.trace.Traces;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;

/**
 * Makes Slack show what each message should show. It compares wanted with shown instead of following orders, so it
 * takes up where it or another replica stopped, and a burst of versions costs one call.
 */
@ApplicationScoped
public class Painter {

    private static final int CALLS_AT_A_TIME = 16;

    /** How much Slack's clock and the database's may differ. */
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private final Messages messages;
    private final Channels channels;
    private final Settlements settlements;
    private final SlackClient slack;
    private final Traces traces;
    private final Crew<Claim> crew;

    Painter(Messages messages, Channels channels, Settlements settlements, SlackClient slack, Traces traces) {
        this.traces = traces;
        this.messages = messages;
        this.channels = channels;
        this.settlements = settlements;
        this.slack = slack;
        this.crew = new Crew<>("painter", CALLS_AT_A_TIME, channels::claim, this::paintInTrace);
    }

    /** Notes what to show in the caller's transaction; call {@link #wake()} after it. */
    public Uni<Void> accept(EventEnvelope<?> envelope, ShowMessage message) {
        return messages.want(envelope, message);
    }

    /** There is a new version to show. */
    public void wake() {
        crew.wake();
    }

    void onStart(@Observes StartupEvent started) {
        crew.start();
    }

    void onStop(@Observes ShutdownEvent stopping) {
        crew.stop();
    }

    private void paintInTrace(Claim claim) {
        traces.step("show message", claim.traceparent(), () -> paint(claim)).ifPresent(crew::wakeAfter);
    }

    private Optional<Duration> paint(Claim claim) {
        return switch (claim.content().draw()) {
            case Done<Drawing>(Drawing drawing) ->
                claim.ts() == null ? post(claim, drawing) : update(claim, claim.ts(), drawing);
            case Outcome<Drawing> notDrawn -> notDone(claim, notDrawn, true);
        };
    }

    private Optional<Duration> post(Claim claim, Drawing drawing) {
        if (claim.threadFailed()) {
            return settlements.failed(claim, "thread_not_shown");
        }
        if (claim.earlierPost() != null) {
            Outcome<Optional<PostedMessage>> search = slack.find(
                    claim.channel(),
                    claim.threadTs(),
                    claim.key(),
                    claim.earlierPost().minus(CLOCK_SKEW));
            if (!(search instanceof Done<Optional<PostedMessage>>(Optional<PostedMessage> found))) {
                return notDone(claim, search, false);
            }
            if (found.isPresent()) {
                return settlements.found(claim, found.get());
            }
            if (!channels.tryRenew(claim)) {
                return Optional.empty();
            }
        }
        Outcome<String> posted = slack.post(claim.channel(), claim.threadTs(), drawing, claim.tag());
        return posted instanceof Done<String>(String ts)
                ? settlements.shown(claim, new PostedMessage(ts, claim.version()), drawing.hash())
                : notDone(claim, posted, true);
    }

    private Optional<Duration> update(Claim claim, String ts, Drawing drawing) {
        PostedMessage message = new PostedMessage(ts, claim.version());
        if (drawing.hash().equals(claim.shownHash())) {
            return settlements.shown(claim, message, drawing.hash());
        }
        Outcome<String> updated = slack.update(claim.channel(), ts, drawing, claim.tag());
        return switch (updated) {
            case Done<String> _ -> settlements.shown(claim, message, drawing.hash());
            case Refused<String>(String code) when code.equals("message_not_found") -> settlements.gone(claim);
            case Refused<String> _, RetryLater<String> _, Unknown<String> _ -> notDone(claim, updated, true);
        };
    }

    /** @param isLastWord whether the outcome, where it is a certain one, tells that the message is not in Slack */
    private Optional<Duration> notDone(Claim claim, Outcome<?> outcome, boolean isLastWord) {
        return switch (outcome) {
            case Done<?> _ -> throw new IllegalArgumentException("it is done");
            case Refused<?>(String code) -> settlements.refused(claim, code, isLastWord);
            case RetryLater<?>(Duration after, String why) -> settlements.leftAlone(claim, after, why, isLastWord);
            case Unknown<?>(String why) -> settlements.unknown(claim, why);
        };
    }
}

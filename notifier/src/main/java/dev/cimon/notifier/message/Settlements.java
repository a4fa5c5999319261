package dev.cimon.notifier.message;

import dev.cimon.events.slack.MessageFailed;
import dev.cimon.events.slack.MessageFound;
import dev.cimon.events.slack.MessageShown;
import dev.cimon.healing.Healing;
import dev.cimon.healing.Healings;
import dev.cimon.metric.Meters;
import dev.cimon.metric.Metric;
import dev.cimon.notifier.result.Results;
import dev.cimon.notifier.slack.PostedMessage;
import dev.cimon.notifier.slack.SlackSettings;
import dev.cimon.notifier.work.Backoff;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Records how a call ended, together with the result that is told about it. Every method tells after how long the
 * message may be due again, where that is known.
 */
@ApplicationScoped
class Settlements {

    private static final Logger LOG = Logger.getLogger(Settlements.class);
    private static final Duration UNTIL_MENDED = Duration.ofMinutes(1);

    /** What an operator can mend, so that the message must not be given up. */
    private static final Set<String> MENDABLE = Set.of(
            "not_authed",
            "invalid_auth",
            "account_inactive",
            "token_revoked",
            "token_expired",
            "missing_scope",
            "no_permission",
            "org_login_required",
            "access_denied",
            "ekm_access_denied",
            "accesslimited");

    private final Channels channels;
    private final Results results;
    private final Backoff backoff;
    private final SlackSettings settings;
    private final Healings healings;
    private final Meters meters;

    Settlements(
            Channels channels,
            Results results,
            Backoff backoff,
            SlackSettings settings,
            Healings healings,
            Meters meters) {
        this.channels = channels;
        this.results = results;
        this.backoff = backoff;
        this.settings = settings;
        this.healings = healings;
        this.meters = meters;
    }

    void onStart(@Observes StartupEvent started) {
        healings.expect(Healing.SLACK_MESSAGE_FOUND);
    }

    Optional<Duration> shown(Claim claim, PostedMessage message, @Nullable String hash) {
        channels.settle(claim, (row, _, now) -> shown(claim, message, hash, row, now));
        results.wake();
        return Optional.of(settings.updateInterval());
    }

    /** It was posted without our hearing of it. */
    Optional<Duration> found(Claim claim, PostedMessage message) {
        MessageFound result = new MessageFound(claim.key(), claim.channelRef(), message.version(), message.ts());
        boolean settled = channels.settle(
                claim,
                (row, _, now) -> shown(claim, message, null, row, now)
                        .chain(() -> results.add(
                                claim.resultId(message.version(), "found"),
                                now,
                                claim.eventId(),
                                claim.traceparent(),
                                result)));
        if (settled) {
            healings.heal(Healing.SLACK_MESSAGE_FOUND, "messageKey=" + claim.key() + " channel=" + claim.channelRef());
        }
        results.wake();
        return Optional.of(settings.updateInterval());
    }

    private Uni<Void> shown(Claim claim, PostedMessage message, @Nullable String hash, MessageRow row, Instant now) {
        MessageShown result = new MessageShown(claim.key(), claim.channelRef(), message.version(), message.ts());
        row.shows(message, hash, now.plus(settings.updateInterval()));
        if (claim.wantedAt() != null && message.version() == claim.version()) {
            meters.time(Metric.NOTIFIER_DELAY, Duration.between(claim.wantedAt(), now), "message");
        }
        return results.add(
                claim.resultId(message.version(), "shown"), now, claim.eventId(), claim.traceparent(), result);
    }

    Optional<Duration> gone(Claim claim) {
        channels.settle(claim, (row, _, now) -> {
            row.isGone(now);
            return Uni.createFrom().voidItem();
        });
        return Optional.empty();
    }

    Optional<Duration> refused(Claim claim, String code, boolean isLastWord) {
        if (MENDABLE.contains(code)) {
            LOG.errorf("Slack refuses our token (%s): set a valid SLACK_BOT_TOKEN; tried again every minute", code);
            return later(claim, UNTIL_MENDED, isLastWord);
        }
        return failed(claim, code);
    }

    /** For good, unless a newer version has come in the meantime. */
    Optional<Duration> failed(Claim claim, String reason) {
        LOG.warnf("message %s in %s cannot be shown: %s", claim.key(), claim.channelRef(), reason);
        MessageFailed result = new MessageFailed(claim.key(), claim.channelRef(), claim.version(), reason);
        channels.settle(claim, (row, _, now) -> {
            if (!row.stillWants(claim.version())) {
                row.wasNotPosted();
                row.waits(now, Duration.ZERO);
                return Uni.createFrom().voidItem();
            }
            row.fails(reason);
            return results.add(
                    claim.resultId(claim.version(), "failed"), now, claim.eventId(), claim.traceparent(), result);
        });
        results.wake();
        return Optional.empty();
    }

    Optional<Duration> leftAlone(Claim claim, Duration after, String why, boolean isLastWord) {
        LOG.infof("Slack wants %s left alone for %s s (%s)", claim.channelRef(), after.toSeconds(), why);
        channels.settle(claim, (row, channel, now) -> {
            channel.leaveAlone(now, after);
            row.waits(now, after);
            if (isLastWord) {
                row.wasNotPosted();
            }
            return Uni.createFrom().voidItem();
        });
        return Optional.of(after);
    }

    Optional<Duration> unknown(Claim claim, String why) {
        LOG.infof("Slack did not answer about %s, attempt %d: %s", claim.key(), claim.attempts(), why);
        return later(claim, backoff.after(claim.attempts()), false);
    }

    private Optional<Duration> later(Claim claim, Duration delay, boolean wasNotPosted) {
        channels.settle(claim, (row, _, now) -> {
            row.waits(now, delay);
            if (wasNotPosted) {
                row.wasNotPosted();
            }
            return Uni.createFrom().voidItem();
        });
        return Optional.of(delay);
    }
}

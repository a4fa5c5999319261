package dev.cimon.notifier.answer;

import dev.cimon.events.EventEnvelope;
import dev.cimon.events.slack.AnswerPerson;
import dev.cimon.events.slack.SlackResult;
import dev.cimon.notifier.result.Results;
import dev.cimon.notifier.slack.SlackSettings;
import dev.cimon.notifier.stored.StoredContent;
import dev.cimon.notifier.work.Transactions;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** The answers in the database. */
@ApplicationScoped
class Answers implements PanacheRepositoryBase<AnswerRow, String> {

    private static final Logger LOG = Logger.getLogger(Answers.class);

    /** How long Slack takes answers to one {@code response_url}. */
    static final Duration LIFETIME = Duration.ofMinutes(30);

    private static final Duration REMEMBERED = Duration.ofDays(1);

    private static final String GIVE = """
            insert into notifier.answer (answer_id, workspace, channel, response_url, replace_original, content,
                event_id, traceparent, expires_at)
            values (:id, :workspace, :channel, :url, :replace, cast(cast(:content as text) as jsonb),
                :event, nullif(:trace, ''), :expires)
            on conflict (answer_id) do nothing""";

    private static final String DUE = """
            select * from notifier.answer
            where done_at is null and due_at <= now() and (leased_until is null or leased_until < now())
            order by due_at limit 1 for update skip locked""";

    private final Transactions transactions;
    private final Results results;
    private final Duration lease;

    Answers(Transactions transactions, Results results, SlackSettings settings) {
        this.transactions = transactions;
        this.results = results;
        this.lease = SlackSettings.lease(settings);
    }

    /** Part of the caller's transaction; an answer that is known already changes nothing. */
    Uni<Void> give(EventEnvelope<?> envelope, AnswerPerson answer) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(GIVE)
                        .setParameter("id", answer.answerId())
                        .setParameter("workspace", answer.channel().workspace())
                        .setParameter("channel", answer.channel().channel())
                        .setParameter("url", answer.responseUrl().toString())
                        .setParameter("replace", answer.replaceOriginal())
                        .setParameter(
                                "content", StoredContent.of(answer.content()).json())
                        .setParameter("event", envelope.id())
                        .setParameter("trace", Objects.requireNonNullElse(envelope.traceparent(), ""))
                        .setParameter("expires", expiry(envelope.time()))
                        .executeUpdate())
                .replaceWithVoid();
    }

    Optional<AnswerClaim> claim() {
        String owner = UUID.randomUUID().toString();
        return transactions.commit(() -> Panache.getSession()
                .chain(session ->
                        session.createNativeQuery(DUE, AnswerRow.class).getSingleResultOrNull())
                .chain(row -> row == null
                        ? Uni.createFrom().item(Optional.<AnswerClaim>empty())
                        : Transactions.now().map(now -> Optional.of(row.claim(owner, now, lease)))));
    }

    void isDone(AnswerClaim claim, String what, SlackResult result) {
        settle(claim, (row, now) -> {
            row.isDone(now);
            return results.add(claim.answerId() + "/" + what, now, claim.eventId(), claim.traceparent(), result);
        });
        results.wake();
    }

    void waits(AnswerClaim claim, Duration delay) {
        settle(claim, (row, now) -> {
            row.waits(now, delay);
            return Uni.createFrom().voidItem();
        });
    }

    /** How many answers were so old that they were forgotten. */
    int forgetOld() {
        return transactions.commit(() -> Transactions.now()
                .chain(now -> delete("receivedAt < ?1", now.minus(REMEMBERED)))
                .map(Long::intValue));
    }

    private void settle(AnswerClaim claim, Settling settling) {
        transactions.commit(() -> Transactions.now()
                .chain(now -> findById(claim.answerId(), LockModeType.PESSIMISTIC_WRITE)
                        .chain(row -> {
                            if (row == null || !row.isLeasedTo(claim.owner())) {
                                LOG.warnf("lost the lease of %s", claim);
                                return Uni.createFrom().voidItem();
                            }
                            return settling.settle(row, now);
                        })));
    }

    private static OffsetDateTime expiry(Instant asked) {
        return asked.plus(LIFETIME).atOffset(ZoneOffset.UTC);
    }

    @FunctionalInterface
    private interface Settling {
        Uni<Void> settle(AnswerRow row, Instant now);
    }
}

package dev.cimon.notifier.answer;

import dev.cimon.events.reference.ChannelRef;
import dev.cimon.notifier.stored.StoredContent;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** An answer to give, or the memory that it was dealt with. */
@Entity
@Table(name = "answer")
class AnswerRow {

    @Id
    private String answerId;

    private String workspace;
    private String channel;
    private @Nullable String responseUrl;
    private boolean replaceOriginal;

    @JdbcTypeCode(SqlTypes.JSON)
    private @Nullable String content;

    private String eventId;
    private @Nullable String traceparent;
    private Instant receivedAt;
    private Instant expiresAt;
    private Instant dueAt;
    private @Nullable String leaseOwner;
    private @Nullable Instant leasedUntil;
    private int attempts;
    private @Nullable Instant doneAt;

    /** For Hibernate, which writes every field. */
    @SuppressWarnings("NullAway.Init") // Hibernate sets the fields
    protected AnswerRow() {}

    AnswerClaim claim(String owner, Instant now, Duration lease) {
        leaseOwner = owner;
        leasedUntil = now.plus(lease);
        attempts++;
        return new AnswerClaim(
                owner,
                answerId,
                new ChannelRef(workspace, channel),
                URI.create(Objects.requireNonNull(responseUrl, "a row that is not done has a response_url")),
                replaceOriginal,
                new StoredContent(Objects.requireNonNull(content, "a row that is not done has content")),
                !now.isBefore(expiresAt),
                expiresAt.minus(Answers.LIFETIME),
                attempts,
                eventId,
                traceparent);
    }

    boolean isLeasedTo(String owner) {
        return owner.equals(leaseOwner);
    }

    void waits(Instant now, Duration delay) {
        dueAt = now.plus(delay);
        release();
    }

    /** The address is a key to somebody's screen: it goes as soon as it is of no use. */
    void isDone(Instant now) {
        doneAt = now;
        responseUrl = null;
        content = null;
        release();
    }

    private void release() {
        leaseOwner = null;
        leasedUntil = null;
    }

    @Override
    public String toString() {
        return "answer " + answerId + " received " + receivedAt + ", due " + dueAt + ", leased until " + leasedUntil
                + ", done " + doneAt;
    }
}

package dev.cimon.notifier.message;

import dev.cimon.notifier.slack.PostedMessage;
import dev.cimon.notifier.stored.StoredContent;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** What a message should show and what it shows. */
@Entity
@Table(name = "message")
class MessageRow {

    @EmbeddedId
    private MessageId id;

    private long wantedVersion;

    @JdbcTypeCode(SqlTypes.JSON)
    private String content;

    private @Nullable String threadKey;
    private String eventId;
    private @Nullable String traceparent;
    private @Nullable Instant wantedAt;
    private long shownVersion;
    private @Nullable String ts;
    private @Nullable String contentHash;
    private @Nullable Instant postBeganAt;
    private int attempts;
    private Instant dueAt;
    private @Nullable String failedReason;

    /** For Hibernate, which writes every field. */
    @SuppressWarnings("NullAway.Init") // Hibernate sets the fields
    protected MessageRow() {}

    /** What has to be done now; from here on a first post may have happened. */
    Claim claim(String owner, @Nullable MessageRow thread, Instant now, Duration lease) {
        Claim claim = new Claim(
                owner,
                id,
                wantedVersion,
                new StoredContent(content),
                ts,
                contentHash,
                threadKey == null || thread == null ? null : thread.ts,
                threadKey != null && (thread == null || thread.ts == null),
                postBeganAt,
                attempts + 1,
                eventId,
                traceparent,
                wantedAt);
        attempts++;
        dueAt = now.plus(lease); // should this attempt never be settled, the others of its channel come first
        if (ts == null && postBeganAt == null) {
            postBeganAt = now;
        }
        return claim;
    }

    MessageId id() {
        return id;
    }

    @Nullable String threadKey() {
        return threadKey;
    }

    boolean stillWants(long version) {
        return wantedVersion == version;
    }

    void shows(PostedMessage message, @Nullable String hash, Instant dueAgain) {
        ts = message.ts();
        shownVersion = Math.max(shownVersion, message.version());
        contentHash = hash;
        postBeganAt = null;
        attempts = 0;
        dueAt = dueAgain;
    }

    /** Somebody deleted it: it has to be posted anew. */
    void isGone(Instant now) {
        ts = null;
        contentHash = null;
        postBeganAt = null;
        dueAt = now;
    }

    void fails(String reason) {
        failedReason = reason;
        postBeganAt = null;
        attempts = 0;
    }

    void waits(Instant now, Duration delay) {
        dueAt = now.plus(delay);
    }

    /** It is known that the post did not happen. */
    void wasNotPosted() {
        postBeganAt = null;
    }

    @Override
    public String toString() {
        return id + " shows " + shownVersion + " of " + wantedVersion + ", due " + dueAt + ", failed: " + failedReason;
    }
}

package dev.cimon.notifier.message;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The right to call Slack for one channel, and how long Slack wants to be left alone there. */
@Entity
@Table(name = "channel")
class ChannelRow {

    @EmbeddedId
    private ChannelId id;

    private @Nullable Instant notBefore;
    private @Nullable String leaseOwner;
    private @Nullable Instant leasedUntil;

    /** For Hibernate, which writes every field. */
    @SuppressWarnings("NullAway.Init") // Hibernate sets the fields
    protected ChannelRow() {}

    ChannelId id() {
        return id;
    }

    void lease(String owner, Instant until) {
        leaseOwner = owner;
        leasedUntil = until;
    }

    boolean isLeasedTo(String owner) {
        return owner.equals(leaseOwner);
    }

    void release() {
        leaseOwner = null;
        leasedUntil = null;
    }

    void leaveAlone(Instant now, Duration after) {
        notBefore = now.plus(after);
    }

    @Override
    public String toString() {
        return "channel " + id + " leased to " + leaseOwner + " until " + leasedUntil + ", not before " + notBefore;
    }
}

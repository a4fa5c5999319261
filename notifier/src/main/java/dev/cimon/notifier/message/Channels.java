package dev.cimon.notifier.message;

import dev.cimon.notifier.slack.SlackSettings;
import dev.cimon.notifier.work.Transactions;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Who may call Slack for which channel: a lease, so that the work of a replica that died is taken over. */
@ApplicationScoped
class Channels implements PanacheRepositoryBase<ChannelRow, ChannelId> {

    private static final Logger LOG = Logger.getLogger(Channels.class);

    private final Messages messages;
    private final Transactions transactions;
    private final Duration lease;

    Channels(Messages messages, Transactions transactions, SlackSettings settings) {
        this.messages = messages;
        this.transactions = transactions;
        this.lease = SlackSettings.lease(settings);
    }

    /** A message that is due, in a channel that nobody works on. */
    Optional<Claim> claim() {
        return transactions.commit(
                () -> messages.freeChannel().chain(channel -> channel == null ? nothing() : claimIn(channel)));
    }

    /** Prolongs the lease before another call; false if somebody else took over. */
    boolean tryRenew(Claim claim) {
        return transactions.commit(() -> Transactions.now()
                .chain(now -> locked(claim)
                        .invoke(held -> held.ifPresent(channel -> channel.lease(claim.owner(), now.plus(lease))))
                        .map(Optional::isPresent)));
    }

    /** Records how it ended and gives the channel back; false, and without effect, if somebody else took over. */
    boolean settle(Claim claim, Settling settling) {
        return transactions.commit(() -> Transactions.now()
                .chain(now -> locked(claim).chain(held -> {
                    if (held.isEmpty()) {
                        LOG.warnf(
                                "lost the lease of %s; whoever has it now finds out what happened", claim.channelRef());
                        return Uni.createFrom().item(false);
                    }
                    held.get().release();
                    return messages.findById(claim.id(), LockModeType.PESSIMISTIC_WRITE)
                            .chain(message -> settling.settle(message, held.get(), now))
                            .replaceWith(true);
                })));
    }

    private Uni<Optional<Claim>> claimIn(ChannelRow channel) {
        String owner = UUID.randomUUID().toString();
        return messages.dueIn(channel.id()).chain(message -> {
            if (message == null) {
                return nothing();
            }
            return threadOf(message)
                    .chain(thread -> Transactions.now().map(now -> {
                        channel.lease(owner, now.plus(lease));
                        return Optional.of(message.claim(owner, thread.orElse(null), now, lease));
                    }));
        });
    }

    private Uni<Optional<MessageRow>> threadOf(MessageRow message) {
        return message.threadKey() == null
                ? Uni.createFrom().item(Optional.empty())
                : messages.findById(message.id().inTheSameChannel(message.threadKey()))
                        .map(Optional::ofNullable);
    }

    private Uni<Optional<ChannelRow>> locked(Claim claim) {
        return findById(claim.id().channelId(), LockModeType.PESSIMISTIC_WRITE)
                .map(channel -> Optional.ofNullable(channel).filter(row -> row.isLeasedTo(claim.owner())));
    }

    private static Uni<Optional<Claim>> nothing() {
        return Uni.createFrom().item(Optional.empty());
    }

    /** What is recorded about a message, in the transaction that gives its channel back. */
    @FunctionalInterface
    interface Settling {
        Uni<Void> settle(MessageRow message, ChannelRow channel, Instant now);
    }
}

package dev.cimon.notifier.message;

import dev.cimon.events.EventEnvelope;
import dev.cimon.events.slack.ShowMessage;
import dev.cimon.notifier.stored.StoredContent;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.hibernate.reactive.panache.PanacheRepositoryBase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The messages in the database. */
@ApplicationScoped
class Messages implements PanacheRepositoryBase<MessageRow, MessageId> {

    private static final String KNOW_CHANNEL = """
            insert into notifier.channel (workspace, channel) values (:workspace, :channel) on conflict do nothing""";

    /** An older version, or the same one again, changes nothing: this is the inbox. */
    private static final String WANT = """
            insert into notifier.message as m
                (workspace, channel, message_key, wanted_version, content, thread_key, event_id, traceparent, wanted_at)
            values (:workspace, :channel, :key, :version, cast(cast(:content as text) as jsonb),
                nullif(:thread, ''), :event, nullif(:trace, ''), :wanted)
            on conflict (workspace, channel, message_key) do update set
                wanted_version = excluded.wanted_version, content = excluded.content,
                event_id = excluded.event_id, traceparent = excluded.traceparent, wanted_at = excluded.wanted_at,
                failed_reason = null,
                due_at = case when m.failed_reason is null then m.due_at else now() end
            where m.wanted_version < excluded.wanted_version""";

    /** A reply waits until its thread is there, or will never be. */
    private static final String DUE = """
            m.wanted_version > m.shown_version and m.failed_reason is null and m.due_at <= now()
            and (m.ts is not null or m.thread_key is null or exists (select 1 from notifier.message t
                where t.workspace = m.workspace and t.channel = m.channel and t.message_key = m.thread_key
                and (t.ts is not null or t.failed_reason is not null)))""";

    private static final String FREE_CHANNEL = """
            select c.* from notifier.channel c
            where (c.leased_until is null or c.leased_until < now()) and (c.not_before is null or c.not_before <= now())
            and exists (select 1 from notifier.message m
                where m.workspace = c.workspace and m.channel = c.channel and %s)
            limit 1 for no key update of c skip locked""".formatted(DUE);

    private static final String DUE_MESSAGE = """
            select m.* from notifier.message m
            where m.workspace = :workspace and m.channel = :channel and %s
            order by m.due_at, m.message_key limit 1 for no key update of m""".formatted(DUE);

    /** Part of the caller's transaction. */
    Uni<Void> want(EventEnvelope<?> envelope, ShowMessage message) {
        return Panache.getSession()
                .call(session -> session.createNativeQuery(KNOW_CHANNEL)
                        .setParameter("workspace", message.channel().workspace())
                        .setParameter("channel", message.channel().channel())
                        .executeUpdate())
                .chain(session -> session.createNativeQuery(WANT)
                        .setParameter("workspace", message.channel().workspace())
                        .setParameter("channel", message.channel().channel())
                        .setParameter("key", message.key().key())
                        .setParameter("version", message.version())
                        .setParameter(
                                "content", StoredContent.of(message.content()).json())
                        .setParameter("thread", threadOf(message))
                        .setParameter("event", envelope.id())
                        .setParameter("trace", Objects.requireNonNullElse(envelope.traceparent(), ""))
                        .setParameter("wanted", envelope.time().atOffset(ZoneOffset.UTC))
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** A channel that has something due and that nobody else works on; locked. */
    Uni<@Nullable ChannelRow> freeChannel() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(FREE_CHANNEL, ChannelRow.class)
                        .getSingleResultOrNull());
    }

    /** What has been due longest in this channel; locked. */
    Uni<@Nullable MessageRow> dueIn(ChannelId channel) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(DUE_MESSAGE, MessageRow.class)
                        .setParameter("workspace", channel.workspace())
                        .setParameter("channel", channel.channel())
                        .getSingleResultOrNull());
    }

    private static String threadOf(ShowMessage message) {
        return message.thread() == null ? "" : message.thread().key();
    }
}

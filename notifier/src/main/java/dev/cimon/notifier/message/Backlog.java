package dev.cimon.notifier.message;

import dev.cimon.metric.Meters;
import dev.cimon.metric.Metric;
import dev.cimon.notifier.work.Transactions;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import org.jboss.logging.Logger;

/** Shows what Slack does not show yet. Every replica sees all of it, so the highest of their values is the true one. */
@ApplicationScoped
class Backlog {

    private static final Logger LOG = Logger.getLogger(Backlog.class);

    private static final String WAITING = """
            select count(*) as waiting, greatest(extract(epoch from now() - min(wanted_at)), 0) as oldest
            from notifier.message where wanted_version > shown_version and failed_reason is null""";

    private final Transactions transactions;
    private final Meters meters;

    Backlog(Transactions transactions, Meters meters) {
        this.transactions = transactions;
        this.meters = meters;
    }

    /** What cannot be read is not known any more. */
    @Scheduled(every = "15s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void show() {
        try {
            Tuple row = transactions.commit(() -> Panache.getSession()
                    .chain(session ->
                            session.createNativeQuery(WAITING, Tuple.class).getSingleResult()));
            meters.level(
                    Metric.NOTIFIER_WAITING, row.get("waiting", Number.class).doubleValue());
            meters.level(Metric.NOTIFIER_OLDEST, row.get("oldest", Number.class).doubleValue());
        } catch (RuntimeException away) {
            LOG.debugf("the backlog is not known: %s", away);
            meters.forget(Metric.NOTIFIER_WAITING);
            meters.forget(Metric.NOTIFIER_OLDEST);
        }
    }
}

package dev.cimon.notifier.work;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Hibernate Reactive for callers that may block, which virtual threads may. */
@ApplicationScoped
public class Transactions {

    private static final Logger LOG = Logger.getLogger(Transactions.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** How often a transaction may fail while the database answers: beyond that it is a defect of ours. */
    private static final int MOST_FAILURES = 10;

    /** Classes of SQLSTATE, after <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">the table</a>. */
    private static final Set<String> WRONG_DATA = Set.of("22", "23");

    /** What passes although the database answers: no writing, rollback, resources, locks, operators. */
    private static final Set<String> PASSING = Set.of("08", "25", "40", "53", "55", "57", "58");

    private final Backoff backoff;

    Transactions(Backoff backoff) {
        this.backoff = backoff;
    }

    /** Commits when the work is done, rolls back when it fails. */
    public <T extends @Nullable Object> T commit(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(() ->
                    Panache.withTransaction(work).ifNoItem().after(PATIENCE).fail());
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * As {@link #commit}, but as often as it takes while the database is away, and a few times while it is there. What
     * the database refuses as wrong data fails at once.
     *
     * @throws CancellationException if the service stops before that
     */
    public <T extends @Nullable Object> T commitWhenPossible(Supplier<Uni<T>> work) {
        int failures = 0;
        for (int attempt = 1; ; attempt++) {
            try {
                return commit(work);
            } catch (RuntimeException e) {
                if (isWrongData(e)) {
                    throw e;
                }
                failures += !passes(e) && databaseAnswers() ? 1 : 0;
                if (failures == MOST_FAILURES) {
                    throw e;
                }
                LOG.warnf("the database does not take it, attempt %d: %s", attempt, e);
                pause(backoff.after(attempt));
            }
        }
    }

    private boolean databaseAnswers() {
        try {
            commit(Transactions::now);
            return true;
        } catch (RuntimeException away) {
            LOG.debugf("the database is away: %s", away);
            return false;
        }
    }

    private static boolean isWrongData(Throwable failure) {
        return WRONG_DATA.contains(sqlStateClass(failure));
    }

    private static boolean passes(Throwable failure) {
        return PASSING.contains(sqlStateClass(failure)) || causes(failure).anyMatch(TimeoutException.class::isInstance);
    }

    private static String sqlStateClass(Throwable failure) {
        return causes(failure)
                .filter(SQLException.class::isInstance)
                .map(cause -> ((SQLException) cause).getSQLState())
                .filter(state -> state != null && state.length() == 5)
                .map(state -> state.substring(0, 2))
                .findFirst()
                .orElse("");
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
    }

    private static void pause(Duration delay) {
        try {
            Thread.sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (CancellationException) new CancellationException("stopped while waiting").initCause(e);
        }
    }

    /** The database's clock, which all replicas share, at the beginning of this transaction. */
    public static Uni<Instant> now() {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("select now()", OffsetDateTime.class)
                        .getSingleResult())
                .map(OffsetDateTime::toInstant);
    }
}

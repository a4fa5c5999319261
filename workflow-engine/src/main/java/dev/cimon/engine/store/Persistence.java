package dev.cimon.engine.store;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hibernate.JDBCException;
import org.jboss.logging.Logger;

/**
 * Repeats a transaction for as long as the database is away, and only a few times when the database is there and the
 * transaction fails all the same: what fails then is a defect of ours, and what comes after it must not wait for ever.
 */
@ApplicationScoped
public class Persistence {

    private static final Logger LOG = Logger.getLogger(Persistence.class);

    /** How often a transaction may fail while the database answers. */
    static final int MOST_FAILURES = 10;

    /** After this a connection is taken for one that hangs. */
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    /** SQLSTATE class 22, "data exception": the values themselves are what PostgreSQL refuses. */
    private static final String DATA_EXCEPTION = "22";

    /**
     * SQLSTATE classes of what passes although the database answers: connection, rollback, resources, lock, operator
     * and system trouble, after <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL's
     * table</a>.
     */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "55", "57", "58");

    private final Supplier<Uni<Boolean>> presence;
    private final Duration firstPause;

    @Inject
    Persistence() {
        this(Persistence::databaseAnswers, Duration.ofMillis(100));
    }

    Persistence(Supplier<Uni<Boolean>> presence, Duration firstPause) {
        this.presence = presence;
        this.firstPause = firstPause;
    }

    /**
     * Does the work once it succeeds; fails with its last failure where trying again does not help.
     *
     * @param subject what is to be stored, for the log
     * @param work one transaction, which can be begun any number of times
     */
    public <T> Uni<T> persist(String subject, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            Course course = new Course(subject);
            return Uni.createFrom()
                    .deferred(() -> work.get().ifNoItem().after(PATIENCE).fail())
                    .onFailure()
                    .retry()
                    .when(course::pauses);
        });
    }

    /** The attempts of one piece of work. */
    private final class Course {

        private final String subject;
        private int attempts;
        private int failures;

        Course(String subject) {
            this.subject = subject;
        }

        Multi<Integer> pauses(Multi<Throwable> troubles) {
            return troubles.onItem().transformToUniAndConcatenate(this::pause);
        }

        private Uni<Integer> pause(Throwable trouble) {
            if (stays(trouble)) {
                return Uni.createFrom().failure(trouble);
            }
            return Uni.createFrom().deferred(presence::get).chain(present -> {
                attempts++;
                failures += present && !passes(trouble) ? 1 : 0;
                LOG.warnf("not stored yet %s attempt=%d databaseAnswers=%s: %s", subject, attempts, present, trouble);
                return failures < MOST_FAILURES
                        ? Uni.createFrom().item(attempts).onItem().delayIt().by(nextPause())
                        : Uni.createFrom().failure(trouble);
            });
        }

        private Duration nextPause() {
            Duration pause = firstPause.multipliedBy(1L << Math.min(attempts - 1, 10));
            return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
        }
    }

    private static boolean stays(Throwable trouble) {
        return causes(trouble).anyMatch(cause -> cause instanceof UndecidableEvent || cause instanceof UnreadableState)
                || DATA_EXCEPTION.equals(sqlStateClass(trouble));
    }

    private static boolean passes(Throwable trouble) {
        return PASSING.contains(sqlStateClass(trouble));
    }

    private static String sqlStateClass(Throwable trouble) {
        return causes(trouble)
                .filter(JDBCException.class::isInstance)
                .map(cause -> ((JDBCException) cause).getSQLState())
                .filter(state -> state != null && state.length() == 5)
                .map(state -> state.substring(0, 2))
                .findFirst()
                .orElse("");
    }

    private static Stream<Throwable> causes(Throwable trouble) {
        return Stream.iterate(trouble, Objects::nonNull, Throwable::getCause);
    }

    private static Uni<Boolean> databaseAnswers() {
        return Panache.withSession(() -> Panache.getSession()
                        .chain(session -> session.createNativeQuery("select 1").getSingleResult()))
                .replaceWith(true)
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithItem(false);
    }
}

package dev.cimon.engine.store;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
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

    /**
     * After this a connection is taken for one that hangs. By then PostgreSQL, which ends a statement after eight seconds
     * ({@code application.properties}), has given the transaction up unless it goes on, however slowly: what is slow is
     * not begun a second time while the first is still at it, which would only make it slower.
     */
    public static final Duration PATIENCE = Duration.ofSeconds(20);

    /** For the answer to a question that takes no time. */
    private static final Duration PRESENT_WITHIN = Duration.ofSeconds(8);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    /** SQLSTATE class 22, "data exception": the values themselves are what PostgreSQL refuses. */
    private static final String DATA_EXCEPTION = "22";

    /**
     * SQLSTATE classes of what passes although the database answers: connection, a state that allows no writing,
     * rollback, resources, lock, operator and system trouble, after <a href="https://www.postgresql.org/docs/current/errcodes-appendix.html">PostgreSQL's
     * table</a>.
     */
    private static final Set<String> PASSING = Set.of("08", "25", "40", "53", "55", "57", "58");

    private final RandomGenerator random = RandomGenerator.getDefault();
    private final Supplier<Uni<Boolean>> presence;
    private final Duration firstPause;

    private final Executor apart;

    @Inject
    Persistence(Vertx vertx) {
        this(Persistence::databaseAnswers, Duration.ofMillis(100), work -> runInOwnContext(vertx, work));
    }

    /** @param apart runs what has a session of its own */
    Persistence(Supplier<Uni<Boolean>> presence, Duration firstPause, Executor apart) {
        this.presence = presence;
        this.firstPause = firstPause;
        this.apart = apart;
    }

    /** Whether it is certain that trying again does not help. */
    public static boolean isDefect(Throwable trouble) {
        return causes(trouble).anyMatch(cause -> cause instanceof UndecidableEvent || cause instanceof UnreadableState)
                || DATA_EXCEPTION.equals(sqlStateClass(trouble));
    }

    /**
     * Does the work once it succeeds; fails with its last failure where trying again does not help.
     *
     * @param subject what is to be stored, for the log
     * @param mostFailures how often it may fail while the database answers; where that is once, for whatever reason
     * @param work one transaction, which can be begun any number of times
     */
    <T> Uni<T> persist(String subject, int mostFailures, Supplier<Uni<T>> work) {
        return Uni.createFrom().deferred(() -> {
            Course course = new Course(subject, mostFailures);
            return once(PATIENCE, work).onFailure().retry().when(course::pauses);
        });
    }

    /**
     * Does the work once, in a session of its own; fails if it fails, or has not succeeded within this time. Then it is
     * left to itself and may succeed after all.
     *
     * @param work one transaction
     */
    public <T> Uni<T> once(Duration limit, Supplier<Uni<T>> work) {
        return attempt(work).ifNoItem().after(limit).fail();
    }

    /**
     * Each attempt has a session of its own. One that takes too long is left to itself and not cancelled, since what is
     * cancelled leaves its session behind; should it commit after all, the next attempt finds that out.
     */
    private <T> Uni<T> attempt(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .emitter(result -> apart.execute(
                        () -> Uni.createFrom().deferred(work::get).subscribe().with(result::complete, result::fail)));
    }

    private static void runInOwnContext(Vertx vertx, Runnable work) {
        Context own = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(own, true);
        own.runOnContext(_ -> work.run());
    }

    /** The attempts of one piece of work. */
    private final class Course {

        private final String subject;
        private final int mostFailures;
        private int attempts;
        private int failures;

        Course(String subject, int mostFailures) {
            this.subject = subject;
            this.mostFailures = mostFailures;
        }

        Multi<Integer> pauses(Multi<Throwable> troubles) {
            return troubles.onItem().transformToUniAndConcatenate(this::pause);
        }

        private Uni<Integer> pause(Throwable trouble) {
            if (isDefect(trouble)) {
                return Uni.createFrom().failure(trouble);
            }
            return answers().chain(present -> {
                attempts++;
                failures += present && (mostFailures == 1 || !passes(trouble)) ? 1 : 0;
                LOG.warnf("not stored yet %s attempt=%d databaseAnswers=%s: %s", subject, attempts, present, trouble);
                return failures < mostFailures
                        ? Uni.createFrom().item(attempts).onItem().delayIt().by(nextPause())
                        : Uni.createFrom().failure(trouble);
            });
        }

        private Uni<Boolean> answers() {
            return once(PRESENT_WITHIN, presence).onFailure().recoverWithItem(false);
        }

        /** With jitter, so that what failed together does not come back together. */
        private Duration nextPause() {
            long ceiling = Math.min(
                    firstPause.multipliedBy(1L << Math.min(attempts - 1, 10)).toNanos(), LONGEST_PAUSE.toNanos());
            return Duration.ofNanos(random.nextLong(ceiling / 2, ceiling + 1));
        }
    }

    /** Whether the same may well succeed in a moment. */
    static boolean passes(Throwable trouble) {
        return PASSING.contains(sqlStateClass(trouble)) || causes(trouble).anyMatch(TimeoutException.class::isInstance);
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
                .replaceWith(true);
    }
}

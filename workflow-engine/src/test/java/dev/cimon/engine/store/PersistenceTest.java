package dev.cimon.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.hibernate.exception.DataException;
import org.hibernate.exception.LockAcquisitionException;
import org.junit.jupiter.api.Test;

class PersistenceTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final AtomicInteger attempts = new AtomicInteger();

    @Test
    void storesOnceWhereNothingIsInTheWay() {
        assertThat(persist(true, failing(0, new IllegalStateException()))).isEqualTo("stored");
        assertThat(attempts).hasValue(1);
    }

    @Test
    void waitsForADatabaseThatIsAwayHoweverOftenItTakes() {
        assertThat(persist(false, failing(50, new IOException("connection refused"))))
                .isEqualTo("stored");
        assertThat(attempts).hasValue(51);
    }

    @Test
    void outlastsADatabaseThatRefusesForAWhile() {
        assertThat(persist(true, failing(9, new IllegalStateException("who knows"))))
                .isEqualTo("stored");
        assertThat(attempts).hasValue(10);
    }

    @Test
    void givesUpWhatFailsWhileTheDatabaseAnswers() {
        assertThatThrownBy(() -> persist(true, failing(50, new IllegalStateException("cannot be bound"))))
                .hasMessage("cannot be bound");
        assertThat(attempts).hasValue(Persistence.MOST_FAILURES);
    }

    @Test
    void doesNotCountWhatTheDatabaseItselfIsToBlameFor() {
        LockAcquisitionException deadlock =
                new LockAcquisitionException("deadlock", new SQLException("deadlock", "40P01"));
        assertThat(persist(true, failing(50, deadlock))).isEqualTo("stored");
        assertThat(attempts).hasValue(51);
    }

    @Test
    void givesUpAtOnceWhatMayOnlyFailOnceWhateverTheReason() {
        LockAcquisitionException deadlock =
                new LockAcquisitionException("deadlock", new SQLException("deadlock", "40P01"));
        assertThatThrownBy(() -> persist(1, true, failing(50, deadlock))).isSameAs(deadlock);
        assertThat(attempts).hasValue(1);
    }

    @Test
    void waitsForADatabaseThatIsAwayWithWhatMayOnlyFailOnce() {
        assertThat(persist(1, false, failing(50, new IOException("connection refused"))))
                .isEqualTo("stored");
    }

    @Test
    void givesUpAtOnceWhatNoDatabaseTakes() {
        DataException nul = new DataException("a NUL in a text", new SQLException("a NUL in a text", "22021"));
        assertThatThrownBy(() -> persist(true, failing(50, nul))).isSameAs(nul);
        assertThat(attempts).hasValue(1);
    }

    @Test
    void givesUpAtOnceWhatThisVersionCannotRead() {
        UnreadableState unreadable = new UnreadableState(String.class, new IllegalArgumentException());
        assertThatThrownBy(() -> persist(false, failing(50, new IllegalStateException(unreadable))))
                .hasRootCauseInstanceOf(IllegalArgumentException.class);
        assertThat(attempts).hasValue(1);
    }

    private static String persist(boolean databaseAnswers, Supplier<Uni<String>> work) {
        return persist(Persistence.MOST_FAILURES, databaseAnswers, work);
    }

    private static String persist(int mostFailures, boolean databaseAnswers, Supplier<Uni<String>> work) {
        return new Persistence(() -> Uni.createFrom().item(databaseAnswers), Duration.ofNanos(100), Runnable::run)
                .persist("a test", mostFailures, work)
                .await()
                .atMost(PATIENCE);
    }

    private Supplier<Uni<String>> failing(int times, Throwable trouble) {
        return () -> attempts.incrementAndGet() <= times
                ? Uni.createFrom().failure(trouble)
                : Uni.createFrom().item("stored");
    }
}

package dev.cimon.engine.store;

import java.util.Objects;
import java.util.stream.Stream;
import org.hibernate.JDBCException;

/** Tells trouble that passes from trouble that stays. */
public final class DatabaseTrouble {

    /** SQLSTATE class 22, "data exception": the values themselves are what PostgreSQL refuses. */
    private static final String DATA_EXCEPTION = "22";

    private DatabaseTrouble() {}

    /** Whether trying again can help: the database is away, not refusing, and the defect is not ours. */
    public static boolean mayPass(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).noneMatch(DatabaseTrouble::stays);
    }

    private static boolean stays(Throwable failure) {
        return switch (failure) {
            case UndecidableEvent defect -> true;
            case UnreadableState defect -> true;
            case JDBCException refused ->
                refused.getSQLState() != null && refused.getSQLState().startsWith(DATA_EXCEPTION);
            default -> false;
        };
    }
}

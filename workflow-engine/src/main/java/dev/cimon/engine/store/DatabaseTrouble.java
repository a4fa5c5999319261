package dev.cimon.engine.store;

import io.vertx.core.impl.NoStackTraceThrowable;
import java.util.Objects;
import java.util.stream.Stream;
import org.hibernate.JDBCException;

/** Tells trouble that passes from trouble that stays. */
public final class DatabaseTrouble {

    /** SQLSTATE class 22, "data exception": the values themselves are what PostgreSQL refuses. */
    private static final String DATA_EXCEPTION = "22";

    /** How the PostgreSQL client says that a value is of another type than its place: it has no exception for it. */
    private static final String UNFIT_PARAMETER = "can not be coerced";

    private DatabaseTrouble() {}

    /** Whether trying again can help: the database is away, not refusing, and the defect is not ours. */
    public static boolean mayPass(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).noneMatch(DatabaseTrouble::stays);
    }

    private static boolean stays(Throwable failure) {
        return switch (failure) {
            case UndecidableEvent defect -> true;
            case UnreadableState defect -> true;
            case NoStackTraceThrowable told
            when told.getMessage() != null -> told.getMessage().contains(UNFIT_PARAMETER);
            case JDBCException refused ->
                refused.getSQLState() != null && refused.getSQLState().startsWith(DATA_EXCEPTION);
            default -> false;
        };
    }
}

package dev.cimon.engine.store;

/** A row that this version of the engine cannot read. Trying again would not help. */
public final class UnreadableState extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UnreadableState(Class<?> type, Throwable cause) {
        super("a stored " + type.getSimpleName() + " cannot be read", cause);
    }
}

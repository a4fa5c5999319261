package dev.cimon.engine.store;

import dev.cimon.engine.decide.Happening;

/** A defect of ours: the engine could not decide. Trying again would not help. */
public final class UndecidableEvent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    UndecidableEvent(Happening happening, RuntimeException defect) {
        super("cannot decide about " + happening.id(), defect);
    }
}

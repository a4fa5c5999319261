package dev.cimon.engine.store;

import dev.cimon.engine.decide.Decision;
import dev.cimon.engine.decide.Happening;

/** A happening and what follows from it. */
record Decided(Happening happening, Decision decision) {}

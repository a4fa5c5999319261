package dev.cimon.engine.deployment;

import dev.cimon.events.reference.EnvironmentName;
import dev.cimon.events.reference.Revision;

/** A revision has succeeded in an environment, whatever runs there now. */
public record Success(EnvironmentName environment, Revision revision) {}

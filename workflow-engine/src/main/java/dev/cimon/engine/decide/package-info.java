/** The engine's core: what happened and what is known, in; what changes and what is to be done, out. */
@NullMarked
package dev.cimon.engine.decide;

import org.jspecify.annotations.NullMarked;

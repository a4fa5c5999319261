/** Performing what was decided, in order per lane, until it is done. */
@NullMarked
package dev.cimon.engine.effect;

import org.jspecify.annotations.NullMarked;

/** Calls to the outside and what became of them: the part that is the same for every provider. */
@NullMarked
package dev.cimon.engine.provider;

import org.jspecify.annotations.NullMarked;

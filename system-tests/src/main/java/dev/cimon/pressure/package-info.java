/** The proof that neither a flood nor anything that is slow, full or joining loses something or holds up others. */
@NullMarked
package dev.cimon.pressure;

import org.jspecify.annotations.NullMarked;

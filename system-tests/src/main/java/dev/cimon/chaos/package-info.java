/** The proof that nothing is lost and nothing is done twice, whatever dies. */
@NullMarked
package dev.cimon.chaos;

import org.jspecify.annotations.NullMarked;

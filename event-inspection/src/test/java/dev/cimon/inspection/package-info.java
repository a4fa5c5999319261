/** Looking into the topics of a real broker. */
@NullMarked
package dev.cimon.inspection;

import org.jspecify.annotations.NullMarked;

/** {@code ./cimon doctor}: whether an installation would work, asked from outside in. */
@NullMarked
package dev.cimon.doctor;

import org.jspecify.annotations.NullMarked;

/** The services as real processes against the sandbox. */
@NullMarked
package dev.cimon.system;

import org.jspecify.annotations.NullMarked;

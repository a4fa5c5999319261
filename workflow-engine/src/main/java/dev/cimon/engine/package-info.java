/** The process. */
@NullMarked
package dev.cimon.engine;

import org.jspecify.annotations.NullMarked;

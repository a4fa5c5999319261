/** {@code ./cimon bench engine}: how much the engine can do, and what limits it. */
@NullMarked
package dev.cimon.throughput;

import org.jspecify.annotations.NullMarked;

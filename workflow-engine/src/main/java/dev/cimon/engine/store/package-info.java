/** The engine's state in PostgreSQL. */
@NullMarked
package dev.cimon.engine.store;

import org.jspecify.annotations.NullMarked;

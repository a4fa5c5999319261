/** The engine with a real broker, a real database and simulated providers. */
@NullMarked
package dev.cimon.engine.story;

import org.jspecify.annotations.NullMarked;

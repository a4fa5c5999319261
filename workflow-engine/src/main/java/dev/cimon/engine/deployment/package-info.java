/** One deployment and the states it goes through. */
@NullMarked
package dev.cimon.engine.deployment;

import org.jspecify.annotations.NullMarked;

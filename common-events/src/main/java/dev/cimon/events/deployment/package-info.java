/** What the engine decided. */
@NullMarked
package dev.cimon.events.deployment;

import org.jspecify.annotations.NullMarked;

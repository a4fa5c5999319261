/** Events coming in from the topics. */
@NullMarked
package dev.cimon.engine.inbound;

import org.jspecify.annotations.NullMarked;

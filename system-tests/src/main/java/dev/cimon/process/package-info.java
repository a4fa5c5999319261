/** The sandbox and every service as processes on free ports. */
@NullMarked
package dev.cimon.process;

import org.jspecify.annotations.NullMarked;

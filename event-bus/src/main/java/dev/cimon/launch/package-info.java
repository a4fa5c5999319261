/** What a service checks before it starts. */
@NullMarked
package dev.cimon.launch;

import org.jspecify.annotations.NullMarked;

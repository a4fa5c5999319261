/** What can be seen of a running service: every meter of Cimon in one table, and how values get there. */
@NullMarked
package dev.cimon.metric;

import org.jspecify.annotations.NullMarked;

/** How work is taken and done: claimed from the database, many pieces at a time, each on a virtual thread. */
@NullMarked
package dev.cimon.notifier.work;

import org.jspecify.annotations.NullMarked;

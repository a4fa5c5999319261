/** What people have caused, so that it can be proved later. */
@NullMarked
package dev.cimon.events.audit;

import org.jspecify.annotations.NullMarked;

/** Writes the documents of the event contracts from the records, and compares them with what is committed. */
@NullMarked
package dev.cimon.events.docs;

import org.jspecify.annotations.NullMarked;

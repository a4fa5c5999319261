/** Names and ids as values: each validates itself, so a reference that exists is well formed. */
@NullMarked
package dev.cimon.events.reference;

import org.jspecify.annotations.NullMarked;

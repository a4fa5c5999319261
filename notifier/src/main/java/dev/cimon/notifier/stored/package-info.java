/** How the database keeps what is to be shown. */
@NullMarked
package dev.cimon.notifier.stored;

import org.jspecify.annotations.NullMarked;

/** What commit statuses and check runs say. */
@NullMarked
package dev.cimon.engine.check;

import org.jspecify.annotations.NullMarked;

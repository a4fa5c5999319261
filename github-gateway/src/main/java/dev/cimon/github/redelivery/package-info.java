/** Asks GitHub for the deliveries that nobody took, as a GitHub App. */
@NullMarked
package dev.cimon.github.redelivery;

import org.jspecify.annotations.NullMarked;
